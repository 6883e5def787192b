using Trae.Jobs;

namespace Trae.VideoWorker.Encoding;

/// <summary>ffmpeg, ffprobe or x264 did not do its work; another attempt may.</summary>
/// <param name="code">Stable: "ffmpeg-failed", "ffmpeg-killed", "ffmpeg-hung", "encoder-failed", "disk-full".</param>
/// <param name="reason">What happened, as a sentence for a person.</param>
/// <param name="details">The last lines that the tool wrote, for logs.</param>
public sealed class FfmpegException(string code, string reason, string details = "") : Exception(reason), IExplained
{
    public string Code { get; } = code;

    public string Details { get; } = details;

    public override string ToString() => Details is [] ? base.ToString() : $"{base.ToString()}\nIts last words:\n{Details}";
}
