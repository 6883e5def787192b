namespace Trae.VideoWorker.Encoding;

/// <summary>The section "Ffmpeg" of the configuration.</summary>
public sealed record FfmpegOptions
{
    /// <summary>A name looked up in PATH, or a path.</summary>
    public string Ffmpeg { get; init; } = "ffmpeg";

    /// <inheritdoc cref="Ffmpeg"/>
    public string Ffprobe { get; init; } = "ffprobe";

    /// <summary>How long a tool may show no sign of life before it counts as hung and is killed.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What encodes pictures; one that does not work on this machine is replaced by software, and reported.</summary>
    public EncoderSetting Encoder { get; init; }

    /// <summary>Whether x264 encodes in the worker where its library is installed; the same stream as by ffmpeg, sooner.</summary>
    public bool InProcess { get; init; } = true;

    /// <summary>Cores that a job may keep busy.</summary>
    public int Threads { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 8);

    /// <summary>
    /// Threads of a scene's encoder. A worker renders two scenes at a time, and each is drawn on a thread of its own: more of them save no
    /// time then, and cost 45 MB each at 1080p.
    /// </summary>
    public int SceneThreads { get; init; } = Math.Clamp((Environment.ProcessorCount + 1) / 2, 1, 8);

    /// <summary>Where work folders go; the system's temporary folder when absent.</summary>
    public string? WorkFolder { get; init; }
}
