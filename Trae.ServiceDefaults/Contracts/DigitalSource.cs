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
}

public static class DigitalSources
{
    // The engines whose voices were trained on recordings, by how their ids begin.
    private static readonly string[] Trained = ["openai:", "azure:", "piper:", "flite:"];

    public static string Address(DigitalSource source) =>
        "http://cv.iptc.org/newscodes/digitalsourcetype/" + System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(source.ToString());

    public static DigitalSource Of(IReadOnlyList<RenderScene> scenes) =>
        scenes.Any(scene => Trained.Any(prefix => scene.Narration.Speaker.Voice.StartsWith(prefix, StringComparison.Ordinal))) ? DigitalSource.CompositeWithTrainedAlgorithmicMedia
        : scenes.Any(HasOthers) ? DigitalSource.CompositeSynthetic
        : DigitalSource.AlgorithmicMedia;

    private static bool HasOthers(RenderScene scene) =>
        scene.Look.Portrait is not null || scene.Scene.Clip is not null || scene.Scene.Screen.Picture is not null
        || (scene.Scene.Background ?? scene.Look.Background)?.Media is not null;
}
