using Trae.Contracts;
using Trae.Jobs;

namespace Trae.VideoWorker.Encoding;

/// <summary>A prepared clip (an MP4 of H.264 at the frame rate of videos) as a file on this machine.</summary>
public sealed class ClipFrames
{
    private ClipFrames(string path, FrameSize size, TimeSpan duration, bool hasSound, Ffmpeg ffmpeg, CancellationToken ended) =>
        (Path, Size, Duration, HasSound, Decoder, Ended) = (path, size, duration, hasSound, ffmpeg, ended);

    public string Path { get; }

    /// <summary>Of its pictures.</summary>
    public FrameSize Size { get; }

    /// <summary>Of its picture, untrimmed.</summary>
    public TimeSpan Duration { get; }

    public bool HasSound { get; }

    internal Ffmpeg Decoder { get; }

    internal CancellationToken Ended { get; }

    /// <summary>Throws <see cref="PermanentJobException"/> for what is no prepared clip.</summary>
    /// <param name="ct">Also ends whatever plays it.</param>
    public static async Task<ClipFrames> Open(string path, Ffmpeg ffmpeg, CancellationToken ct)
    {
        try
        {
            var probe = await ffmpeg.ProbeClip(path, ct);

            return probe.Video is { Width: > 0, Height: > 0 } video && video.Duration > TimeSpan.Zero
                ? new(path, new(video.Width, video.Height), video.Duration, probe.Audio is not null, ffmpeg, ct)
                : throw new PermanentJobException("clip-unreadable", "A scene's clip has no picture: upload it again, or choose another.");
        }
        catch (FfmpegException e) when (e.Code == "ffmpeg-failed")
        {
            throw new PermanentJobException("clip-unreadable", "A scene's clip cannot be read: upload it again, or choose another.", e);
        }
    }
}
