using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;

namespace Trae.Api.Features.Content.Checking;

/// <summary>A sentence, a heading, or a row of a table.</summary>
/// <param name="Sentence">Its place in its source, or -1 where citations cannot point.</param>
/// <param name="Terms">Stems of what it is about, with those of the sentences beside it: a number may stand in one and what it counts in the next.</param>
internal sealed record Fact(
    int Source, int Sentence, string Text, string Language, IReadOnlyList<NumberMention> Numbers, IReadOnlyList<DateMention> Dates, HashSet<string> Own)
{
    public HashSet<string> Terms { get; init; } = Own;
}

/// <summary>All that the sources say, indexed for being asked what supports a claim.</summary>
internal sealed class SourceFacts
{
    private readonly List<Fact> _facts = [];
    private readonly Dictionary<decimal, List<Fact>> _byNumber = [];
    private readonly List<string> _running = [];

    private SourceFacts()
    {
    }

    /// <summary>Every word, in lower case.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that the sources write in lower case somewhere: no names, even where a sentence starts with one.</summary>
    public HashSet<string> LowerWords { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Stems { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<Fact> All => _facts;

    public static SourceFacts Of(IReadOnlyList<SourceDocument> sources)
    {
        var found = new SourceFacts();
        for (var source = 0; source < sources.Count; source++)
        {
            found.Add(source, sources[source]);
        }

        foreach (var fact in found._facts)
        {
            foreach (var value in fact.Numbers.SelectMany(number => number.Values).Distinct())
            {
                (found._byNumber.TryGetValue(value, out var same) ? same : found._byNumber[value] = []).Add(fact);
            }
        }

        return found;
    }

    /// <summary>The facts that hold one of the values.</summary>
    public IEnumerable<Fact> With(IEnumerable<decimal> values) => values.SelectMany(value => _byNumber.GetValueOrDefault(value) ?? []);

    /// <summary>Whether a source says these words one after the other, whatever marks stand between them.</summary>
    public bool Says(IEnumerable<string> words)
    {
        var wanted = Joined(words);

        return _running.Exists(running => running.Contains(wanted, StringComparison.Ordinal));
    }

    /// <summary>The sentence that shares the most of what the text is about, or null.</summary>
    public NearestSentence? Nearest(string text, string language)
    {
        var terms = TermVectors.TermsOf(text, language).ToHashSet(StringComparer.Ordinal);
        var best = _facts.Where(fact => fact.Sentence >= 0)
            .Select(fact => (Fact: fact, Shared: fact.Own.Count(terms.Contains)))
            .MaxBy(pair => (pair.Shared, -pair.Fact.Text.Length));

        return best.Shared == 0 ? null : new NearestSentence(best.Fact.Source, best.Fact.Sentence, best.Fact.Text);
    }

    private void Add(int source, SourceDocument document)
    {
        var first = _facts.Count;
        var running = new List<string>();
        foreach (var (text, sentence) in TextsOf(document))
        {
            var terms = TermVectors.TermsOf(text, document.Language).ToHashSet(StringComparer.Ordinal);
            _facts.Add(new Fact(source, sentence, text, document.Language, NumberReader.Find(text, document.Language), [.. DateReader.Find(text)], terms));
            foreach (var word in Parts(Tokens.Of(text)))
            {
                Words.Add(word);
                Stems.Add(TermVectors.Stem(word));
                running.Add(word);
                if (char.IsLower(word[0]))
                {
                    LowerWords.Add(word);
                }
            }
        }

        _running.Add(Joined(running));
        for (var i = first; i < _facts.Count; i++)
        {
            var around = _facts[Math.Max(first, i - 1)..Math.Min(_facts.Count, i + 2)];
            _facts[i] = _facts[i] with { Terms = [.. around.SelectMany(fact => fact.Own)] };
        }
    }

    private static IEnumerable<(string Text, int Sentence)> TextsOf(SourceDocument document)
    {
        foreach (var title in ((string?[])[document.Title, document.Credit.Title, document.Credit.Author, document.Credit.Licence is { } licence ? Licences.NameOf(licence) : null]).OfType<string>())
        {
            yield return (title, -1);
        }

        foreach (var block in document.Blocks)
        {
            if (block.Sentences.Count == 0)
            {
                yield return (block.Text, -1);
            }

            foreach (var sentence in block.Sentences)
            {
                yield return (sentence.Text, sentence.Position);
            }

            foreach (var other in ((string?[])[block.Attribution, block.Exhibit?.Code?.Text, .. (block.Exhibit?.Table ?? []).Select(row => string.Join(" · ", row))]).OfType<string>())
            {
                yield return (other, -1);
            }
        }
    }

    private static string Joined(IEnumerable<string> words) => $" {string.Join(' ', Parts(words)).ToLowerInvariant()} ";

    // "Jean-Luc" is two words, so that a source with "Jean Luc" has it too.
    private static IEnumerable<string> Parts(IEnumerable<string> words) => words.SelectMany(word => word.Split('-', StringSplitOptions.RemoveEmptyEntries));
}
