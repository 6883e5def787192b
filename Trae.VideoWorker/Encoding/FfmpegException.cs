namespace Trae.VideoWorker.Encoding;

/// <summary>ffmpeg, ffprobe or x264 did not do its work; another attempt may.</summary>
/// <param name="code">Stable: "ffmpeg-failed", "ffmpeg-killed", "ffmpeg-hung", "encoder-failed", "disk-full".</param>
/// <param name="reason">What happened, in words, and the last lines that the tool wrote.</param>
public sealed class FfmpegException(string code, string reason) : Exception(reason)
{
    public string Code { get; } = code;
}
