using System.Globalization;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>What a storyboard's sources and citations must be in themselves: pure.</summary>
internal static class CreditRules
{
    public const int MostSources = 20;

    // A scene has at most 3,000 characters.
    private const int MostCitations = 200;
    private const int LongestText = 300;
    private const int LongestAddress = 2_000;

    public static IEnumerable<Fault> Faults(Storyboard storyboard)
    {
        var sources = storyboard.Sources ?? [];
        if (sources.Count > MostSources)
        {
            return [new("sources", "sources-too-many", $"A storyboard names at most {MostSources} sources. Take some out.")];
        }

        return [.. sources.SelectMany(OfSource), .. storyboard.Scenes.SelectMany((scene, index) => OfScene(scene, index, sources.Count))];
    }

    private static IEnumerable<Fault> OfSource(SourceCredit? source, int index)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"sources[{index}]");
        if (source is null || string.IsNullOrWhiteSpace(source.Title))
        {
            return [new(path, "source-untitled", $"Source {index + 1} has no title. Give it one, or take it out.")];
        }

        Fault?[] faults =
        [
            Fault.OfText($"{path}.title", $"Source {index + 1}: the title", source.Title, LongestText),
            Fault.OfText($"{path}.author", $"Source {index + 1}: the author", source.Author ?? "", LongestText),
            Fault.OfText($"{path}.licence", $"Source {index + 1}: the licence", source.Licence ?? "", LongestText),

            // Viewers can follow it.
            source.Address is { } address && !IsWebAddress(address)
                ? new Fault($"{path}.address", "source-address-not-http", $"Source {index + 1}: the address must start with http:// or https://. Change it, or take it out.")
                : null,
        ];

        return faults.OfType<Fault>();
    }

    private static IEnumerable<Fault> OfScene(Scene scene, int index, int sources)
    {
        var citations = scene.Citations ?? [];
        if (citations.Count > MostCitations || citations.Any(citation => citation is null || citation.Spoken < 0 || citation.Sentence < 0 || citation.Source < 0 || citation.Source >= sources))
        {
            yield return new(
                string.Create(CultureInfo.InvariantCulture, $"scenes[{index}].citations"),
                "citation-invalid",
                $"Scene {index + 1} cites a source that the storyboard does not name, or cites more than {MostCitations} sentences. Take those citations out.");
        }
    }

    private static bool IsWebAddress(string address) =>
        address.Length <= LongestAddress && Uri.TryCreate(address, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps);
}
