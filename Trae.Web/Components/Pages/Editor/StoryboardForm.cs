using System.Globalization;
using Trae.Contracts;
using Trae.Web.Components.Parts;

namespace Trae.Web.Components.Pages.Editor;

/// <summary>A storyboard as a form: what the browser sends back, whole, with every button.</summary>
public sealed class StoryboardForm : LookForm
{
    /// <summary>The brand of the storyboard stays as it is.</summary>
    public const string KeepBrand = "keep";

    /// <summary>The version that the person's changes are based on.</summary>
    public int Version { get; set; }

    public string? Title { get; set; }

    public string Language { get; set; } = "en";

    public string? Voice { get; set; }

    public string Rate { get; set; } = "1";

    public string Pitch { get; set; } = "1";

    /// <summary>A brand kit's id, <see cref="KeepBrand"/>, or nothing for none.</summary>
    public string? Brand { get; set; }

    public List<SceneForm> Scenes { get; set; } = [];

    public static StoryboardForm From(StoryboardDto saved)
    {
        var form = new StoryboardForm
        {
            Version = saved.Version,
            Title = saved.Storyboard.Title,
            Language = saved.Storyboard.Language,
            Voice = saved.Storyboard.Speaker.Voice,
            Rate = saved.Storyboard.Speaker.Rate.ToString(CultureInfo.InvariantCulture),
            Pitch = saved.Storyboard.Speaker.Pitch.ToString(CultureInfo.InvariantCulture),
            Brand = saved.Storyboard.Look.Brand is null ? null : KeepBrand,
            Scenes = [.. saved.Storyboard.Scenes.Select(SceneMapping.ToForm)],
        };
        form.Show(saved.Storyboard);

        return form;
    }

    /// <param name="basis">The saved storyboard, for what the form does not show: its brand, its sources, and what each scene cites.</param>
    public Storyboard ToStoryboard(IReadOnlyList<Voice> voices, IReadOnlyList<BrandKitDto> kits, Storyboard? basis) => new(
        Title?.Trim() ?? "",
        LanguageOf(voices),
        new Speaker(Voice ?? "", Number(Rate, 1), Number(Pitch, 1)),
        new Look(FormatChosen, Theme, PresenterChosen, Captions)
        {
            Resolution = Parse(Resolution, Contracts.Resolution.P1080),
            CaptionStyle = Parse(CaptionStyle, Contracts.CaptionStyle.Karaoke),
            Framing = Parse(Framing, Contracts.Framing.Half),
            Background = BackgroundChosen,
            ProgressBar = ProgressBar,
            Disclosure = Disclosure,
            LowerThird = PlateChosen,
            Brand = BrandOf(kits, basis?.Look.Brand),
            Portrait = Filled(Portrait),
            PortraitMouth = MouthChosen,
        },
        [.. Scenes.Select(scene => (Scene: SceneMapping.ToScene(scene), Saved: basis?.Scenes.FirstOrDefault(saved => saved.Id == scene.Id))).Select(each => each.Scene with { Citations = each.Saved?.Citations, Segment = each.Saved?.Segment })])
    {
        Sources = basis?.Sources,
        Sound = MusicChosen,
        Pronunciations = PronunciationsChosen,
        Delivery = DeliveryChosen,
    };

    private Contracts.Brand? BrandOf(IReadOnlyList<BrandKitDto> kits, Contracts.Brand? kept) => Brand switch
    {
        null or "" => null,
        KeepBrand => kept,
        _ => kits.FirstOrDefault(kit => kit.Id.ToString() == Brand)?.Kit.Look ?? kept,
    };

    // A voice of another language takes the language with it; of the same one ("en" and "en-GB") the storyboard's tag stays.
    private string LanguageOf(IReadOnlyList<Voice> voices) =>
        voices.FirstOrDefault(voice => voice.Id == Voice)?.Language is { } spoken && Primary(spoken) != Primary(Language) ? spoken : Language;

    private static string Primary(string tag) => tag.Split('-')[0].ToLowerInvariant();
}
