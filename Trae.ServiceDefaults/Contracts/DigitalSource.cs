namespace Trae.Contracts;

/// <summary>How a video's picture and sound came to be, in the words of the IPTC (https://cv.iptc.org/newscodes/digitalsourcetype/).</summary>
public enum DigitalSource
{
    /// <summary>Drawn and spoken by programs that were not trained on anybody's work.</summary>
    AlgorithmicMedia,

    /// <summary>With pictures, clips or a portrait that people gave.</summary>
    CompositeSynthetic,

    /// <summary>Spoken by a trained voice.</summary>
    CompositeWithTrainedAlgorithmicMedia,

    /// <summary>Only speech, of a trained voice.</summary>
    TrainedAlgorithmicMedia,
}

public static class DigitalSources
{
    // The engines whose voices were trained on recordings, by how their ids begin.
    private static readonly string[] Trained = ["openai:", "azure:", "piper:", "flite:"];

    public static string Address(DigitalSource source) =>
        "http://cv.iptc.org/newscodes/digitalsourcetype/" + System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(source.ToString());

    public static DigitalSource Of(IReadOnlyList<RenderScene> scenes) =>
        scenes.Any(scene => IsTrained(scene.Narration)) ? DigitalSource.CompositeWithTrainedAlgorithmicMedia
        : scenes.Any(HasOthers) ? DigitalSource.CompositeSynthetic
        : DigitalSource.AlgorithmicMedia;

    public static DigitalSource Of(NarrateScene speech) => IsTrained(speech) ? DigitalSource.TrainedAlgorithmicMedia : DigitalSource.AlgorithmicMedia;

    /// <summary>Of an older film nobody noted it: that a computer put it together is true of all.</summary>
    public static DigitalSource Of(FinishedVideo film) => film.Source ?? DigitalSource.CompositeSynthetic;

    private static bool IsTrained(NarrateScene speech) => Trained.Any(prefix => speech.Speaker.Voice.StartsWith(prefix, StringComparison.Ordinal));

    private static bool HasOthers(RenderScene scene) =>
        scene.Look.Portrait is not null || scene.Scene.Clip is not null || scene.Scene.Screen.Picture is not null
        || (scene.Scene.Background ?? scene.Look.Background)?.Media is not null;
}
