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

    /// <param name="patience">How long it was waited for, if it hung.</param>
    /// <param name="errors">The last lines of its standard error.</param>
    public static FfmpegException Explain(string tool, int exitCode, TimeSpan? patience, IReadOnlyCollection<string> errors)
    {
        var tail = string.Join('\n', errors);
        var said = tail.Length == 0 ? "It wrote no error." : $"Its last words:\n{tail[Math.Max(0, tail.Length - MostCharacters)..]}";

        if (patience is { } waited)
        {
            return new("ffmpeg-hung", $"{tool} hung: it showed no sign of life for {waited.TotalSeconds:0.#} s and was stopped. {said}");
        }

        if (DiskFullWords.Any(words => tail.Contains(words, StringComparison.OrdinalIgnoreCase)))
        {
            return DiskFull(said);
        }

        // .NET reports a process that a signal ended as 128 and the signal's number, as shells do.
        return exitCode - BeforeSignals is > 0 and <= LastSignal
            ? new("ffmpeg-killed", $"{tool} was killed by signal {exitCode - BeforeSignals}, perhaps because memory ran out. {said}")
            : new("ffmpeg-failed", $"{tool} ended with exit code {exitCode}. {said}");
    }

    public static FfmpegException DiskFull(string said) =>
        new("disk-full", $"The worker's disk is full: free some space, or point Ffmpeg:WorkFolder at another disk. {said}");

    public static PermanentJobException Missing(string tool)
    {
        var install = OperatingSystem.IsMacOS() ? "brew install ffmpeg" : "sudo apt-get install -y ffmpeg";

        return new("ffmpeg-missing", $"The worker has no {tool}. Install it with `{install}`, or set Ffmpeg:Ffmpeg and Ffmpeg:Ffprobe to its path, then retry.");
    }
}
