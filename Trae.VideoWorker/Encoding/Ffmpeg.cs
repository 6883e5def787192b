using Trae.Jobs;

namespace Trae.VideoWorker.Encoding;

/// <summary>
/// Runs ffmpeg and ffprobe. Throws <see cref="FfmpegException"/> when one fails, hangs or finds the disk full, and
/// <see cref="PermanentJobException"/> when it is not installed. Cancelling kills it.
/// </summary>
public sealed partial class Ffmpeg(FfmpegOptions options, TimeProvider clock, ILogger<Ffmpeg> log)
{
    public FfmpegOptions Options => options;

    /// <param name="feed">Writes standard input.</param>
    /// <returns>How many frames it says to have written.</returns>
    public async Task<long> Encode(IReadOnlyList<string> arguments, Func<Stream, CancellationToken, Task> feed, CancellationToken ct)
    {
        var frames = 0L;
        await Run(options.Ffmpeg, arguments, call => call with { Feed = feed, Output = SignsOfProgress(progress => frames = progress.Frame) }, ct);

        return frames;
    }

    /// <param name="read">Reads standard output to its end.</param>
    public Task Decode(IReadOnlyList<string> arguments, Func<Stream, CancellationToken, Task> read, CancellationToken ct) =>
        Run(options.Ffmpeg, arguments, call => call with { Bytes = read }, ct);

    /// <param name="report">Takes its progress, about twice a second.</param>
    /// <param name="mostWork">All the time that processors may spend on it; for files of strangers, which can keep it busy for ever.</param>
    /// <returns>The lines of standard error, for what filters measured.</returns>
    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> arguments, Action<FfmpegProgress>? report, CancellationToken ct, TimeSpan? mostWork = null)
    {
        var lines = new List<string>();

        await Run(
            options.Ffmpeg,
            arguments,
            call => call with { Output = SignsOfProgress(report ?? (_ => { })), Error = lines.Add, MostWork = mostWork },
            ct);

        return lines;
    }

    /// <param name="countPackets">Reads the whole file to count each stream's packets.</param>
    public Task<MediaProbe> Probe(string file, bool countPackets, CancellationToken ct) => Probe(FfmpegArguments.Probe(file, countPackets), ct);

    /// <summary>Probes a file that must be an MP4; anything else is a failure, whatever its name says.</summary>
    public Task<MediaProbe> ProbeClip(string file, CancellationToken ct) => Probe(FfmpegArguments.ProbeClip(file), ct);

    /// <param name="arguments">That make ffprobe write JSON.</param>
    public async Task<MediaProbe> Probe(IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var json = new List<string>();
        await Run(options.Ffprobe, arguments, call => call with { Output = Keep }, ct);

        return MediaProbe.Parse(string.Join('\n', json));

        bool Keep(string line)
        {
            json.Add(line);

            return true;
        }
    }

    // A stuck ffmpeg may go on reporting the same frame.
    private static Func<string, bool> SignsOfProgress(Action<FfmpegProgress> report)
    {
        var reader = new FfmpegProgressReader();
        FfmpegProgress? last = null;

        return line =>
        {
            if (reader.Read(line) is not { } progress)
            {
                return false;
            }

            report(progress);
            var moved = progress != last;
            last = progress;

            return moved;
        };
    }

    private async Task Run(string tool, IReadOnlyList<string> arguments, Func<ToolCall, ToolCall> with, CancellationToken ct)
    {
        var file = ToolLauncher.Find(tool) ?? throw ToolFailure.Missing(tool);
        var call = with(new ToolCall(file, arguments));
        LogStart(call.Name, string.Join(' ', arguments));

        await ToolProcess.Run(call, options.Patience, clock, ct);
    }

    [LoggerMessage(LogLevel.Debug, "{Tool} {Arguments}")]
    private partial void LogStart(string tool, string arguments);
}
