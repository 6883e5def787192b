using Trae.Jobs;

namespace Trae.VideoWorker.Encoding;

/// <summary>Puts the end of a tool into words.</summary>
internal static class ToolFailure
{
    // Signals have numbers up to 31; above are ffmpeg's own codes since 6.1, as 183 for data that is invalid.
    private const int BeforeSignals = 128;
    private const int LastSignal = 31;

    private const int MostCharacters = 2_000;

    // What strerror(3) says of ENOSPC and EDQUOT.
    private static readonly string[] DiskFullWords = ["No space left on device", "Disk quota exceeded"];

    /// <param name="stopped">Why we stopped it, as the end of a sentence about it; null where we did not.</param>
    /// <param name="errors">The last lines of its standard error.</param>
    public static FfmpegException Explain(string tool, int exitCode, string? stopped, IReadOnlyCollection<string> errors)
    {
        var tail = string.Join('\n', errors);
        tail = tail[Math.Max(0, tail.Length - MostCharacters)..];

        if (stopped is not null)
        {
            return new("ffmpeg-hung", $"{tool}, which works on pictures and sound, was stopped: it {stopped}.", tail);
        }

        if (DiskFullWords.Any(words => tail.Contains(words, StringComparison.OrdinalIgnoreCase)))
        {
            return DiskFull(tail);
        }

        // .NET reports a process that a signal ended as 128 and the signal's number, as shells do.
        return exitCode - BeforeSignals is > 0 and <= LastSignal
            ? new("ffmpeg-killed", $"{tool}, which works on pictures and sound, was killed by signal {exitCode - BeforeSignals}, perhaps because memory ran out.", tail)
            : new("ffmpeg-failed", $"{tool}, which works on pictures and sound, ended with exit code {exitCode}.", tail);
    }

    public static FfmpegException DiskFull(string said) =>
        new("disk-full", "The worker's disk is full: free some space, or point Ffmpeg:WorkFolder at another disk.", said);

    public static PermanentJobException Missing(string tool)
    {
        var install = OperatingSystem.IsMacOS() ? "brew install ffmpeg" : "sudo apt-get install -y ffmpeg";

        return new("ffmpeg-missing", $"The worker has no {tool}. Install it with `{install}`, or set Ffmpeg:Ffmpeg and Ffmpeg:Ffprobe to its path, then retry.");
    }
}
