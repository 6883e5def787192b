using Trae.Contracts;

namespace Trae.Web.Components.Pages.Editor;

/// <summary>One scene's fields; which of them count is the layout's to say.</summary>
public sealed class SceneForm
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string Layout { get; set; } = nameof(SceneLayout.Statement);

    public string Transition { get; set; } = nameof(SceneTransition.Wipe);

    public string? Narration { get; set; }

    public string? Kicker { get; set; }

    public string? Heading { get; set; }

    public string? Body { get; set; }

    /// <summary>One a line.</summary>
    public string? Items { get; set; }

    public string? Number { get; set; }

    public string? Attribution { get; set; }

    /// <summary>The media key of an uploaded picture.</summary>
    public string? Picture { get; set; }

    public bool RemovePicture { get; set; }

    public static SceneForm From(Scene scene) => new()
    {
        Id = scene.Id,
        Layout = scene.Layout.ToString(),
        Transition = scene.Transition.ToString(),
        Narration = scene.Narration,
        Kicker = scene.Screen.Kicker,
        Heading = scene.Screen.Heading,
        Body = scene.Screen.Body,
        Items = scene.Screen.Items is { } items ? string.Join('\n', items) : null,
        Number = scene.Screen.Number,
        Attribution = scene.Screen.Attribution,
        Picture = scene.Screen.Picture,
    };

    public Scene ToScene() => new(
        Id,
        Enum.TryParse<SceneLayout>(Layout, ignoreCase: true, out var layout) ? layout : SceneLayout.Statement,
        Lines(Narration),
        new ScreenText(
            Filled(Kicker),
            Filled(Heading),
            Filled(Body),
            Entries(),
            Filled(Number),
            Filled(Attribution),
            RemovePicture ? null : Filled(Picture)),
        Enum.TryParse<SceneTransition>(Transition, ignoreCase: true, out var transition) ? transition : SceneTransition.Wipe);

    private string[]? Entries() =>
        Lines(Items).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } items ? items : null;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : Lines(text);

    // Forms send line ends as CR LF, whatever was typed.
    private static string Lines(string? text) => text?.Replace("\r\n", "\n", StringComparison.Ordinal).Trim() ?? "";
}
