using System.Globalization;
using System.Text.Json;
using Trae.Contracts;

namespace Trae.Web.Components.Pages.Editor;

/// <summary>What is asked of a writer, and the proposal that is looked at; all text, so that it comes back with every button.</summary>
public sealed class ReworkForm
{
    public static readonly (string, string)[] Kinds =
    [
        (nameof(CraftKind.Shorten), "Shorten"), (nameof(CraftKind.Rewrite), "Rewrite"), (nameof(CraftKind.Simplify), "Say it more simply"),
        (nameof(CraftKind.Expand), "Expand"), (nameof(CraftKind.Voice), "Say it in a brand voice"), (nameof(CraftKind.Translate), "Translate"), (nameof(CraftKind.Hooks), "Other first sentences"),
        (nameof(CraftKind.Titles), "Titles"), (nameof(CraftKind.Descriptions), "Descriptions"), (nameof(CraftKind.Tags), "Tags"),
        (nameof(CraftKind.Hashtags), "Hashtags"), (nameof(CraftKind.PosterTexts), "Poster texts"), (nameof(CraftKind.Summary), "Summary"),
    ];

    public string Kind { get; set; } = nameof(CraftKind.Shorten);

    /// <summary>Zero-based, or nothing for all.</summary>
    public string? Scene { get; set; }

    public string? Language { get; set; }

    public string? Wish { get; set; }

    public string? Writer { get; set; }

    /// <summary>A brand voice's id, or nothing for the video's own.</summary>
    public string? BrandVoice { get; set; }

    /// <summary>Of the storyboard that the proposal was made from.</summary>
    public int Version { get; set; }

    /// <summary>The proposed storyboard as JSON.</summary>
    public string? Proposed { get; set; }

    /// <summary>The scenes that are taken.</summary>
    public List<int> Take
    {
        get;

        // None ticked is nothing sent, which the form's reader makes null, whatever the type says.
        set => field = value ?? [];
    } = [];

    /// <summary>The title that is taken.</summary>
    public string? Title { get; set; }

    public CraftRequest ToRequest() => new()
    {
        Kind = Enum.TryParse<CraftKind>(Kind, out var kind) ? kind : CraftKind.Shorten,
        Scene = int.TryParse(Scene, NumberStyles.None, CultureInfo.InvariantCulture, out var scene) ? scene : null,
        Language = string.IsNullOrWhiteSpace(Language) ? null : Language,
        Wish = string.IsNullOrWhiteSpace(Wish) ? null : Wish.Trim(),
        Writer = string.IsNullOrWhiteSpace(Writer) ? null : Writer,
        BrandVoice = Guid.TryParse(BrandVoice, out var voice) ? voice : null,
    };

    public static string Write(Storyboard storyboard) => JsonSerializer.Serialize(storyboard, JsonDefaults.Options);

    /// <returns>Null if there is none, or none that can be read.</returns>
    public Storyboard? Read()
    {
        try
        {
            return Proposed is null ? null : JsonSerializer.Deserialize<Storyboard>(Proposed, JsonDefaults.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The saved storyboard with what was taken of the proposal.</summary>
    public Storyboard Merge(Storyboard saved) => Read() is { } proposed && proposed.Scenes.Count == saved.Scenes.Count
        ? saved with { Scenes = [.. saved.Scenes.Select((scene, index) => Take.Contains(index) ? proposed.Scenes[index] : scene)] }
        : saved with { Title = string.IsNullOrWhiteSpace(Title) ? saved.Title : Title.Trim() };
}
