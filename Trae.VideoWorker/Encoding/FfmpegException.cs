namespace Trae.VideoWorker.Encoding;

/// <summary>ffmpeg or ffprobe did not do its work; another attempt may.</summary>
/// <param name="code">Stable: "ffmpeg-failed", "ffmpeg-killed", "ffmpeg-hung", "disk-full".</param>
/// <param name="reason">What happened, in words, and the last lines that the tool wrote.</param>
public sealed class FfmpegException(string code, string reason) : Exception(reason)
{
    public string Code { get; } = code;
}
