using System.Text.RegularExpressions;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>What a video is called until its script is written: the title that its material says of itself, or its first line.</summary>
internal static partial class BriefTitle
{
    private const int Longest = 90;

    // Of a long text a title stands at its beginning, or nowhere.
    private const int MostRead = 20_000;

    public static string Of(CreateVideoRequest request) =>
        Line(request.Storyboard?.Title)
        ?? Line(request.Brief)
        ?? OfText(request.Text)
        ?? (request.Sources ?? []).Select(OfSource).FirstOrDefault(title => title is not null)
        ?? HostOf(request.Link)
        ?? "Untitled video";

    private static string? OfSource(SourceRequest? source) => Line(source?.Title) ?? OfText(source?.Text) ?? HostOf(source?.Link);

    private static string? HostOf(string? link) => Uri.TryCreate(link, UriKind.Absolute, out var address) ? address.Host : null;

    private static string? OfText(string? text)
    {
        var start = text is null ? "" : text[..Math.Min(text.Length, MostRead)];
        var matter = FrontMatter().Match(start);
        if (Line(matter.Groups["title"].Value) is { } told)
        {
            return told;
        }

        return Line(TitleElement().Match(start).Groups["title"].Value)
            ?? start[matter.Length..].Split('\n').Where(line => !IsFurniture(line)).Select(Line).FirstOrDefault(line => line is not null && line.Any(char.IsLetter));
    }

    private static string? Line(string? text)
    {
        foreach (var raw in (text ?? "").AsSpan().EnumerateLines())
        {
            if (PlainTitle.Of(raw.ToString()) is { } line && line.Any(char.IsLetterOrDigit))
            {
                return Shorten(line);
            }
        }

        return null;
    }

    // Fences of code, and what files of captions begin with.
    private static bool IsFurniture(string line) =>
        line.AsSpan().Trim() is var trimmed
        && (trimmed.StartsWith("```", StringComparison.Ordinal) || trimmed.StartsWith("~~~", StringComparison.Ordinal) || trimmed.StartsWith("WEBVTT", StringComparison.Ordinal));

    private static string Shorten(string line)
    {
        if (line.Length <= Longest)
        {
            return line;
        }

        // Between words if there are any, and never inside a surrogate pair.
        var cut = line.AsSpan(0, Longest);
        var space = cut.LastIndexOf(' ');
        var end = space > Longest / 2 ? space : char.IsHighSurrogate(cut[^1]) ? Longest - 1 : Longest;

        return $"{cut[..end].TrimEnd()}…";
    }

    // YAML between lines of dashes, or TOML between plus signs, at the very beginning.
    [GeneratedRegex(
        "\\A\\uFEFF?(?<fence>---|\\+\\+\\+)[ \\t]*\\r?\\n(([Tt]itle[ \\t]*[:=][ \\t]*(?<quote>[\"']?)(?<title>[^\\r\\n]*?)\\k<quote>[ \\t]*|[^\\r\\n]*)\\r?\\n)*?(\\k<fence>|\\.\\.\\.)[ \\t]*(\\r?\\n|\\z)",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex FrontMatter();

    [GeneratedRegex("<title[^<>]*>(?<title>[^<]{1,500})</title", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex TitleElement();
}
