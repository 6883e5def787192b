using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Documents;
using Trae.Contracts;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Decides whether a text is captions, a feed, HTML, Markdown or plain.</summary>
internal static partial class SourceKindFinder
{
    private const int Sample = 20_000;

    public static SourceKind Find(string text)
    {
        if (CueReader.IsCaptions(text))
        {
            return SourceKind.Transcript;
        }

        if (FeedSource.IsFeed(text))
        {
            return SourceKind.Feed;
        }

        var head = text.Length > Sample ? text[..Sample] : text;
        var opening = head.TrimStart();
        if (opening.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || opening.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || HtmlTag().Count(head) >= 4)
        {
            return SourceKind.Html;
        }

        return MarkdownMark().IsMatch(head) ? SourceKind.Markdown : SourceKind.Plain;
    }

    [GeneratedRegex("</?(p|div|body|head|article|section|h[1-6]|ul|li|br|span|table)\\b[^<>]{0,500}>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex HtmlTag();

    [GeneratedRegex("^(#{1,6} \\S|> ?\\S|---\\s*$)|\\]\\([^)\\s]{1,500}\\)|\\*\\*\\S", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex MarkdownMark();
}
