using System.Runtime.InteropServices;
using System.Text.Json;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.VideoWorker.Uploads;

/// <summary>What came of preparing a picture: a file in the folder and what it is, or why it cannot be used.</summary>
internal sealed record PictureAnswer(string? File, PreparedMedia? Media, ProblemReason? Problem);

/// <summary>
/// <c>Trae.VideoWorker --prepare-picture FORMAT FILE FOLDER</c>: makes a stranger's picture one of ours, and writes a
/// <see cref="PictureAnswer"/>. It has no settings, no database and no secrets, and limits of its own, so a picture that breaks a
/// decoder breaks nothing else.
/// </summary>
internal static partial class PictureProgram
{
    public const string Option = "--prepare-picture";

    // The largest picture needs 0.3 GB, and the runtime as much again.
    private const ulong MostMemory = 1UL << 30;
    private const ulong MostSeconds = 60;

    // Of setrlimit(2): seconds of a processor, and memory that can be written to. Both are the same on Linux and macOS.
    private const int ProcessorTime = 0;
    private const int Data = 2;

    public static int Run(string format, string file, string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            Limit(ProcessorTime, MostSeconds);
            Limit(Data, MostMemory);
        }

        Console.Out.WriteLine(JsonSerializer.Serialize(Prepare(format, file, folder), JsonDefaults.Options));

        return 0;
    }

    private static PictureAnswer Prepare(string format, string file, string folder)
    {
        try
        {
            var (made, media) = PreparedPicture.Make(file, format, folder);

            return new(Path.GetFileName(made), media, null);
        }
        catch (PermanentJobException refused)
        {
            return new(null, null, new(refused.Code, refused.Message));
        }
    }

    private static void Limit(int resource, ulong most)
    {
        var limit = new ResourceLimit(most, most);
        if (SetLimit(resource, ref limit) != 0)
        {
            throw new InvalidOperationException($"The limit {resource} could not be set: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int SetLimit(int resource, ref ResourceLimit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct ResourceLimit(ulong Soft, ulong Hard);
}
