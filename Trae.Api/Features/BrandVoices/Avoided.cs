using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Safety;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

/// <param name="Found">As the text has them.</param>
/// <param name="Start">In UTF-16 code units.</param>
internal sealed record AvoidedPlace(AvoidedWords Rule, string Found, int Start)
{
    public string Fault => Rule.Instead is { Length: > 0 } instead
        ? $"“{Found}” is a word that the voice avoids. Say “{instead}” instead."
        : $"“{Found}” is a word that the voice avoids. Say it otherwise.";
}

/// <summary>Finds what a voice avoids, and puts in its place what it says instead. Words in quotation marks are somebody else's, and stay.</summary>
internal static class Avoided
{
    public static IReadOnlyList<AvoidedPlace> In(string? text, LearntVoice voice) => In(text, voice.Voice.Avoid ?? []);

    public static string Replace(string text, LearntVoice voice)
    {
        // From the end, so that places stay where they are.
        foreach (var place in In(text, voice).Where(place => place.Rule.Instead is { Length: > 0 }).Reverse())
        {
            var instead = char.IsUpper(place.Found[0]) && char.IsLower(place.Rule.Instead![0]) ? char.ToUpperInvariant(place.Rule.Instead[0]) + place.Rule.Instead[1..] : place.Rule.Instead!;
            text = text[..place.Start] + instead + text[(place.Start + place.Found.Length)..];
        }

        return text;
    }

    private static List<AvoidedPlace> In(string? text, IReadOnlyList<AvoidedWords> rules)
    {
        var found = new List<AvoidedPlace>();
        if (string.IsNullOrEmpty(text) || rules.Count == 0)
        {
            return found;
        }

        foreach (var rule in rules)
        {
            var rest = 0;
            while (Moderation.Place(rule.Words, text[rest..]) is { } place)
            {
                var (start, end) = (rest + place.Start, rest + place.End);
                if (!Quotations.IsOpen(text.AsSpan(0, start)))
                {
                    found.Add(new(rule, text[start..end], start));
                }

                rest = end;
            }
        }

        // Where two rules meet, the one that comes first counts.
        found.Sort((one, other) => one.Start.CompareTo(other.Start));
        for (var i = 1; i < found.Count; i++)
        {
            if (found[i].Start < found[i - 1].Start + found[i - 1].Found.Length)
            {
                found.RemoveAt(i--);
            }
        }

        return found;
    }
}
