using Trae.Contracts;
using Trae.Web.Components.Parts;

namespace Trae.Web.Components.Pages.BrandVoices;

/// <summary>A brand voice as a form; all text, so that whatever was entered can be shown again.</summary>
public sealed class BrandVoiceForm
{
    private const int Blanks = 2;

    /// <summary>The version that the person's changes are based on; 0 for a new voice.</summary>
    public int Version { get; set; }

    /// <summary>One for each form that is drawn: a form sent twice makes one voice.</summary>
    public Guid Key { get; set; } = Guid.CreateVersion7();

    public string? Name { get; set; }

    /// <summary>The examples; those left empty are none.</summary>
    public List<string?> Texts
    {
        get;

        // None is nothing sent, which the form's reader makes null, whatever the type says.
        set => field = value ?? [];
    } = [];

    /// <summary>Videos whose scripts are examples too.</summary>
    public List<Guid> Videos
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>One a line.</summary>
    public string? Use { get; set; }

    /// <summary>One a line: "utilise = use", or "synergy".</summary>
    public string? Avoid { get; set; }

    public string? Notes { get; set; }

    public string? Opening { get; set; }

    public string? Closing { get; set; }

    /// <summary>What was learnt, and stands in the fields until somebody writes something else.</summary>
    public string? LearntOpening { get; set; }

    public string? LearntClosing { get; set; }

    public static BrandVoiceForm Blank() => new() { Texts = [null, null] };

    public static BrandVoiceForm From(BrandVoiceDto saved)
    {
        var (opening, closing) = (Learnt(saved.Profile.Openings), Learnt(saved.Profile.Closings));

        return new()
        {
            Version = saved.Version,
            Name = saved.Voice.Name,
            Texts = [.. saved.Voice.Examples.Select(example => example.Text)],
            Use = string.Join('\n', saved.Voice.Use ?? []),
            Avoid = string.Join('\n', (saved.Voice.Avoid ?? []).Select(words => words.Instead is { Length: > 0 } instead ? $"{words.Words} = {instead}" : words.Words)),
            Notes = saved.Voice.Notes,
            Opening = saved.Voice.Opening ?? opening,
            Closing = saved.Voice.Closing ?? closing,
            LearntOpening = opening,
            LearntClosing = closing,
        };
    }

    /// <summary>Without empty examples, so that each problem finds its own.</summary>
    public void Tidy() => Texts.RemoveAll(string.IsNullOrWhiteSpace);

    /// <summary>With room for further examples.</summary>
    public void MakeRoom() => Texts.AddRange(Enumerable.Repeat<string?>(null, Blanks));

    public BrandVoice ToVoice() => new(Name?.Trim() ?? "", [.. Texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => new VoiceExample { Text = text }), .. Videos.Select(video => new VoiceExample { Video = video })])
    {
        Use = LinesOf(Use),
        Avoid = [.. LinesOf(Avoid).Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).Select(parts => new AvoidedWords(parts[0], LookForm.Filled(parts.ElementAtOrDefault(1))))],
        Notes = LookForm.Filled(Notes),
        Opening = Own(Opening, LearntOpening),
        Closing = Own(Closing, LearntClosing),
    };

    /// <summary>The field that a place in the voice is about: "examples[1].text" is "Texts[1]".</summary>
    public string? FieldOf(string place) => place.Split('[', '.')[0].TrimStart('$').ToUpperInvariant() switch
    {
        "NAME" => "Name",
        "EXAMPLES" => IndexOf(place) is { } index && index >= Texts.Count ? "Videos" : $"Texts[{IndexOf(place) ?? 0}]",
        "USE" => "Use",
        "AVOID" => "Avoid",
        "NOTES" => "Notes",
        "OPENING" => "Opening",
        "CLOSING" => "Closing",
        _ => null,
    };

    private static string? Learnt(IReadOnlyList<VoiceLine> lines) => lines.FirstOrDefault(line => !line.Text.EndsWith('…'))?.Text;

    // Empty where something was learnt: none is wanted.
    private static string? Own(string? written, string? learnt) =>
        LookForm.Filled(written) is { } own ? own == LookForm.Filled(learnt) ? null : own : LookForm.Filled(learnt) is null ? null : "";

    private static string[] LinesOf(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int? IndexOf(string place) =>
        place.Split('[', ']') is [_, var index, ..] && int.TryParse(index, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
