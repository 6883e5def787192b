using System.Runtime.CompilerServices;
using AngleSharp.Html.Parser;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;

namespace Trae.Tests.Content;

/// <summary>The articles that the writer is held to, and scripts written from them.</summary>
internal static class Texts
{
    public const double WordsPerMinute = 150;

    public static string[] Samples { get; } = ["octopus.md", "voyager.md", "sternenhimmel.md"];

    public static string[] All { get; } =
        [.. Samples, "coffee.txt", "bridge.html", "french.md", "spanish.md", "list-heavy.md", "numbers.txt", "dialogue.txt"];

    public static string Raw(string name)
    {
        var here = Path.GetDirectoryName(ThisFile())!;
        var path = Samples.Contains(name) ? Path.Combine(here, "..", "..", "samples", name) : Path.Combine(here, "Texts", name);

        return File.ReadAllText(path);
    }

    /// <summary>The file's own words, independent of our readers: no tags, no marks.</summary>
    public static string Words(string name)
    {
        var raw = Raw(name);
        if (name.EndsWith(".html", StringComparison.Ordinal))
        {
            var page = new HtmlParser().ParseDocument(raw);
            foreach (var mark in page.QuerySelectorAll("sup").ToList())
            {
                mark.Remove();
            }

            raw = page.Body!.TextContent;
        }

        return Normal(raw);
    }

    /// <summary>Lower-case words with single spaces between them.</summary>
    public static string Normal(string text) => string.Join(' ', Tokens.Of(text)).ToLowerInvariant();

    public static SourceDocument Read(string name, SourceKind kind = SourceKind.Auto) => SourceReader.Read(Raw(name), kind);

    public static Storyboard Write(string name, int seconds, SourceKind kind = SourceKind.Auto) =>
        ScriptWriter.Write(Read(name, kind), Request(seconds));

    public static WritingRequest Request(int seconds, string? brief = null) =>
        new(seconds, WordsPerMinute, new Speaker("en-gb"), new Look(VideoFormat.Wide), brief);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
