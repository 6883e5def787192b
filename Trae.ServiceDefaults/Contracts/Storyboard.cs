namespace Trae.Contracts;

/// <summary>The picture's shape: wide 1920x1080, tall 1080x1920, square 1080x1080 pixels.</summary>
public enum VideoFormat
{
    Wide,
    Tall,
    Square,
}

public enum SceneLayout
{
    Title,
    Points,
    Statement,
    Number,
    Quote,
    Picture,
    Closing,
}

/// <summary>How a scene gives way to the next one. Each is drawn inside the scene's own frames, so scenes render apart.</summary>
public enum SceneTransition
{
    Cut,
    Fade,
    Wipe,
    Slide,
}

/// <summary>What a video is made from; a person can edit every part of it, and rendering starts from it alone.</summary>
public sealed record Storyboard(string Title, string Language, Speaker Speaker, Look Look, IReadOnlyList<Scene> Scenes);

/// <summary>One idea: what is said, what is shown, and how.</summary>
/// <param name="Id">Unique inside the storyboard; kept when the scene is edited or moved.</param>
/// <param name="Narration">The words that are spoken, at most 3,000 characters.</param>
public sealed record Scene(Guid Id, SceneLayout Layout, string Narration, ScreenText Screen, SceneTransition Transition = SceneTransition.Wipe);

/// <summary>On-screen text; what a layout does not show stays null or empty.</summary>
/// <param name="Kicker">A short line above the heading (title, closing).</param>
/// <param name="Heading">The main line of every layout.</param>
/// <param name="Body">A second line: subtitle, the quotation, what the number counts, the caption of a picture.</param>
/// <param name="Items">The points layout's entries, revealed as they are spoken.</param>
/// <param name="Number">The number as it is shown, with sign, separators and unit: "86 billion", "3.5 %".</param>
/// <param name="Attribution">Who said the quotation, or where the picture comes from.</param>
/// <param name="Picture">A media key of an uploaded picture.</param>
public sealed record ScreenText(
    string? Kicker = null,
    string? Heading = null,
    string? Body = null,
    IReadOnlyList<string>? Items = null,
    string? Number = null,
    string? Attribution = null,
    string? Picture = null);

/// <summary>The voice of a video.</summary>
/// <param name="Voice">A voice's id as the catalogue lists it, such as "en-gb".</param>
/// <param name="Rate">Speed relative to the voice's own, 0.5 to 2.</param>
/// <param name="Pitch">Pitch relative to the voice's own, 0.5 to 2.</param>
public sealed record Speaker(string Voice, double Rate = 1, double Pitch = 1);

/// <summary>Everything about the picture that is the same in all scenes.</summary>
/// <param name="Theme">A colour theme's id.</param>
/// <param name="Presenter">A presenter's id, or null for none.</param>
/// <param name="Captions">Whether captions are drawn into the picture.</param>
public sealed record Look(VideoFormat Format, string Theme = Looks.DefaultTheme, string? Presenter = Looks.DefaultPresenter, bool Captions = true);

/// <summary>The ids that the drawing room knows.</summary>
public static class Looks
{
    public const string DefaultTheme = "lagoon";
    public const string DefaultPresenter = "ada";

    public static IReadOnlyList<string> Themes { get; } = ["lagoon", "ember", "paper"];

    public static IReadOnlyList<string> Presenters { get; } = ["ada", "linus", "grace"];
}
