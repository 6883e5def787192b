using Trae.Contracts;

namespace Trae.Web.Components.Pages.Editor;

/// <param name="Section">The heading that it stands under, or null.</param>
public sealed record CitedPassage(SourceCredit Source, string? Section, IReadOnlyList<CitedSentence> Sentences);

public sealed record CitedSentence(string Text, bool IsCited);

/// <summary>What a scene rests on: the paragraphs of its sources with the cited sentences marked, and what nothing supports.</summary>
public sealed record SceneEvidence(IReadOnlyList<CitedPassage> Passages, IReadOnlyList<UnsupportedClaim> Claims)
{
    public bool IsEmpty => Passages.Count == 0 && Claims.Count == 0;

    /// <summary>By scene; citations that lead nowhere are left out.</summary>
    public static IReadOnlyDictionary<Guid, SceneEvidence> Of(Storyboard storyboard, IReadOnlyList<SourceDto> sources, ClaimsDto? claims)
    {
        var flagged = (claims?.Claims ?? []).ToLookup(claim => claim.SceneId);

        return storyboard.Scenes.DistinctBy(scene => scene.Id).ToDictionary(
            scene => scene.Id,
            scene => new SceneEvidence(PassagesOf(scene.Citations ?? [], sources), [.. flagged[scene.Id]]));
    }

    private static List<CitedPassage> PassagesOf(IReadOnlyList<Citation> citations, IReadOnlyList<SourceDto> sources) =>
        [.. citations
            .Where(citation => citation.Source < sources.Count)
            .Select(citation => (citation.Source, citation.Sentence, Block: BlockOf(sources[citation.Source], citation.Sentence)))
            .Where(found => found.Block >= 0)
            .GroupBy(found => (found.Source, found.Block))
            .Select(same => Passage(sources[same.Key.Source], same.Key.Block, [.. same.Select(found => found.Sentence)]))];

    private static int BlockOf(SourceDto source, int sentence)
    {
        for (var i = 0; i < source.Blocks.Count; i++)
        {
            var block = source.Blocks[i];
            if (sentence >= block.First && sentence < block.First + block.Sentences.Count)
            {
                return i;
            }
        }

        return -1;
    }

    private static CitedPassage Passage(SourceDto source, int index, HashSet<int> cited)
    {
        var block = source.Blocks[index];
        var section = source.Blocks.Take(index).LastOrDefault(before => before.Kind == "heading")?.Text;

        return new CitedPassage(source.Credit, section, [.. block.Sentences.Select((text, i) => new CitedSentence(text, cited.Contains(block.First + i)))]);
    }
}
