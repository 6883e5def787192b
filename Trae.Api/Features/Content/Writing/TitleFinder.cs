using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Finds a video's title: the brief if it reads like one, else the source's own, else words of its opening.</summary>
internal static partial class TitleFinder
{
    private const int MostWordsOfBrief = 12;
    private const int LongestTitle = 90;

    public static string Find(SourceAnalysis analysis, string? brief)
    {
        var found = Raw(analysis, brief);

        return PlainTitle.Of(found) ?? found;
    }

    private static string Raw(SourceAnalysis analysis, string? brief)
    {
        if (PlainTitle.Of(brief) is { } plain && TextCleaning.Clean(plain) is { Length: > 0 } asked && ReadsLikeTitle(asked))
        {
            return OnScreen.Capitalise(asked.TrimEnd('.'));
        }

        if (analysis.Source.Title is { } own)
        {
            return Short(own);
        }

        var opening = analysis.Source.Sentences.Take(6).Select(sentence => sentence.Text).ToList();

        return analysis.Source.Blocks.FirstOrDefault(block => block.Kind == BlockKind.Heading)?.Text
            ?? opening.SelectMany(line => Clauses.Of(line, analysis.Language)).FirstOrDefault()
            ?? opening.Select(Clauses.Whole).OfType<string>().FirstOrDefault()
            ?? opening.SelectMany(line => KeyPhrases.Of(line, analysis)).FirstOrDefault()
            ?? string.Join(' ', analysis.Source.Blocks[0].Text.Split(' ').Take(6)).TrimEnd(',', ';', ':');
    }

    private static bool ReadsLikeTitle(string brief) =>
        Tokens.Of(brief).Count() <= MostWordsOfBrief && brief.Length <= LongestTitle && !Wish().IsMatch(brief);

    // "The Octopus | Example News": the site's name is no part of the title.
    private static string Short(string title)
    {
        var bar = title.LastIndexOfAny(['|', '·']);
        var cut = bar > 0 ? title[..bar].Trim() : title;
        if (cut.Length <= LongestTitle)
        {
            return cut;
        }

        var mark = cut.LastIndexOfAny([':', '–', '—', ','], LongestTitle);

        return mark > 10 ? cut[..mark].TrimEnd() : cut;
    }

    // An instruction to us, not a title for the viewer.
    [GeneratedRegex(
        "^(please|make|create|write|produce|generate|explain|summari[sz]e|tell|turn|give|show|i |we |bitte|mach|erstelle|schreib|erkläre|fasse|crée|créer|fais|explique|résume|haz|crea|explica|resume|escribe)\\b" +
        "|\\b(video|clip|seconds?|sekunden|secondes|segundos|audience|viewers|zuschauer)\\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Wish();
}
