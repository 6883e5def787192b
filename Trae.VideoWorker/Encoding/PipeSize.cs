using System.IO.Pipes;
using System.Runtime.InteropServices;

namespace Trae.VideoWorker.Encoding;

/// <summary>Makes a pipe hold more than its usual 64 KiB, so a frame takes few turns between two processes.</summary>
internal static partial class PipeSize
{
    // fcntl(2); the largest size that /proc/sys/fs/pipe-max-size allows to everyone.
    private const int SetPipeSize = 1031;
    public const int Bytes = 1 << 20;

    /// <summary>Does nothing where the system cannot: it is only slower.</summary>
    public static void Enlarge(Stream stream)
    {
        if (OperatingSystem.IsLinux() && stream is PipeStream pipe)
        {
            _ = Control(pipe.SafePipeHandle, SetPipeSize, Bytes);
        }
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(SafeHandle handle, int command, int argument);
}
