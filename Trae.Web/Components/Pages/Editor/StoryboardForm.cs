using System.Globalization;
using Trae.Contracts;

namespace Trae.Web.Components.Pages.Editor;

/// <summary>A storyboard as a form: what the browser sends back, whole, with every button.</summary>
public sealed class StoryboardForm
{
    /// <summary>The version that the person's changes are based on.</summary>
    public int Version { get; set; }

    public string? Title { get; set; }

    public string Language { get; set; } = "en";

    public string? Voice { get; set; }

    public string Rate { get; set; } = "1";

    public string Pitch { get; set; } = "1";

    public string Format { get; set; } = nameof(VideoFormat.Wide);

    public string Theme { get; set; } = Looks.DefaultTheme;

    public string? Presenter { get; set; }

    public bool Captions { get; set; }

    public List<SceneForm> Scenes { get; set; } = [];

    public static StoryboardForm From(StoryboardDto saved) => new()
    {
        Version = saved.Version,
        Title = saved.Storyboard.Title,
        Language = saved.Storyboard.Language,
        Voice = saved.Storyboard.Speaker.Voice,
        Rate = saved.Storyboard.Speaker.Rate.ToString(CultureInfo.InvariantCulture),
        Pitch = saved.Storyboard.Speaker.Pitch.ToString(CultureInfo.InvariantCulture),
        Format = saved.Storyboard.Look.Format.ToString(),
        Theme = saved.Storyboard.Look.Theme,
        Presenter = saved.Storyboard.Look.Presenter ?? "none",
        Captions = saved.Storyboard.Look.Captions,
        Scenes = [.. saved.Storyboard.Scenes.Select(SceneForm.From)],
    };

    public Storyboard ToStoryboard(IReadOnlyList<Voice> voices) => new(
        Title?.Trim() ?? "",
        LanguageOf(voices),
        new Speaker(Voice ?? "", Number(Rate), Number(Pitch)),
        new Look(
            Enum.TryParse<VideoFormat>(Format, ignoreCase: true, out var format) ? format : VideoFormat.Wide,
            Theme,
            Presenter is null or "none" ? null : Presenter,
            Captions),
        [.. Scenes.Select(scene => scene.ToScene())]);

    // A voice of another language takes the language with it; of the same one ("en" and "en-GB") the storyboard's tag stays.
    private string LanguageOf(IReadOnlyList<Voice> voices) =>
        voices.FirstOrDefault(voice => voice.Id == Voice)?.Language is { } spoken && Primary(spoken) != Primary(Language) ? spoken : Language;

    private static string Primary(string tag) => tag.Split('-')[0].ToLowerInvariant();

    private static double Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 1;
}
