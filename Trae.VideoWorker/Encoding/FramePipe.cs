using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Trae.VideoWorker.Encoding;

/// <summary>
/// Gives whole frames to a pipe. On Linux their pages are lent to the pipe instead of copied into it (vmsplice(2)), so a
/// frame must stay as it is until the one after it is written: the pipe
/// holds less than one. Smaller frames are copied.
/// </summary>
internal static partial class FramePipe
{
    private const int TryAgain = 11;
    private const int Interrupted = 4;
    private const short Writable = 4;

    /// <param name="frame">Pinned.</param>
    public static async Task Write(Stream output, byte[] frame, CancellationToken ct)
    {
        var tool = output as ToolPipe;
        if (OperatingSystem.IsLinux() && frame.Length > PipeSize.Bytes && (tool?.Inner ?? output) is PipeStream pipe)
        {
            ct.ThrowIfCancellationRequested();
            using var turn = tool?.WaitForTool();
            Lend(pipe.SafePipeHandle, frame);
        }
        else
        {
            await output.WriteAsync(frame, ct);
        }
    }

    private static unsafe void Lend(SafePipeHandle handle, byte[] frame)
    {
        fixed (byte* start = frame)
        {
            var left = new IoVector { Start = start, Length = (nuint)frame.Length };
            while (left.Length > 0)
            {
                var taken = Splice(handle, ref left, 1, 0);
                if (taken > 0)
                {
                    left = new IoVector { Start = left.Start + taken, Length = left.Length - (nuint)taken };
                    continue;
                }

                var error = Marshal.GetLastPInvokeError();
                if (error is not (TryAgain or Interrupted))
                {
                    throw new IOException($"The encoder does not take frames any more: {Marshal.GetPInvokeErrorMessage(error)}.");
                }

                // .NET makes its pipes answer at once; here it is waited until there is room, or no reader.
                var wait = new PollEntry { Descriptor = (int)handle.DangerousGetHandle(), Events = Writable };
                _ = Poll(ref wait, 1, -1);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "vmsplice", SetLastError = true)]
    private static partial nint Splice(SafePipeHandle pipe, ref IoVector vectors, nuint count, uint flags);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref PollEntry entries, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct IoVector
    {
        public byte* Start;
        public nuint Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }
}
