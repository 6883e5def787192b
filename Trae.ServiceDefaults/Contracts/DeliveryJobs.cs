namespace Trae.Contracts;

/// <summary>What is made beyond the progressive MP4, after that one is published. A failure of one leaves what is published as it is.</summary>
public enum DeliveryPart
{
    /// <summary>Adaptive streaming with pictures for the seek bar.</summary>
    Stream,

    /// <summary>The sound alone.</summary>
    Audio,

    /// <summary>A few silent seconds, as animated WebP and GIF.</summary>
    Preview,

    /// <summary>Three posters to choose from.</summary>
    Posters,

    /// <summary>AV1 and Opus.</summary>
    WebM,

    /// <summary>A 9:16 cut-down.</summary>
    Vertical,
}

/// <summary>Makes adaptive streaming of a finished production (worker).</summary>
public sealed record DeliverStream(string Folder);

/// <summary>Takes the sound out of a finished production (worker).</summary>
public sealed record DeliverAudio(string Folder);

/// <summary>Makes the moving previews of a finished production (worker).</summary>
public sealed record DeliverPreview(string Folder);

/// <summary>Draws three posters (worker).</summary>
public sealed record DeliverPosters(string Folder, string Title, IReadOnlyList<RenderScene> Scenes);

/// <summary>Encodes a finished production with AV1 and Opus (worker).</summary>
public sealed record DeliverWebM(string Folder);

/// <summary>Renders the story anew in 9:16, at most a minute of it (worker).</summary>
/// <param name="Scenes">All scenes, with the tall look.</param>
public sealed record DeliverVertical(string Folder, string Title, IReadOnlyList<RenderScene> Scenes)
{
    public SoundTrack? Sound { get; init; }
}

/// <summary>Adds a part that was made to what its production has published (API).</summary>
public sealed record PublishPart(Guid ProductionId, string Folder, DeliveryPart Part);

/// <summary>What a delivery writes to <c>{Folder}{part}.json</c>, last: where it is, all its files are.</summary>
public sealed record DeliveredPart(DeliveryPart Part, IReadOnlyList<DeliveredFile> Files)
{
    /// <summary>The name of this document inside the production's folder.</summary>
    public static string FileOf(DeliveryPart part) => $"{part.ToString().ToLowerInvariant()}.json";
}

/// <param name="Name">Inside the production's folder, such as "stream.m3u8" or "vertical/video.mp4".</param>
public sealed record DeliveredFile(string Name, long Bytes);

/// <summary>The files that deliveries write, as named inside a production's folder.</summary>
public static class DeliveryFiles
{
    public const string Stream = "stream.m3u8";
    public const string Thumbnails = "stream-thumbnails.vtt";
    public const string Audio = "audio.m4a";
    public const string WebM = "video.webm";
    public const string PreviewWebP = "preview.webp";
    public const string PreviewGif = "preview.gif";
    public const string VerticalFolder = "vertical/";

    /// <param name="number">1 to 3, the best one first.</param>
    public static string Poster(int number) => FormattableString.Invariant($"poster-{number}.jpg");
}

/// <summary>Makes the files of a text that is only spoken, once its <see cref="NarrateScene"/> is done (worker).</summary>
public sealed record DeliverSpeech(string Folder, NarrateScene Narration);

/// <summary>The files of a text that was only spoken, as named inside its folder.</summary>
public static class SpeechFiles
{
    public const string Wav = "speech.wav";
    public const string M4a = "speech.m4a";
    public const string WebVtt = "captions.vtt";
    public const string SubRip = "captions.srt";
    public const string Words = "transcript.json";
}
