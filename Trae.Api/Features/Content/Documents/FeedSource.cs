using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Documents;

/// <summary>Reads a feed, RSS 2.0 or 1.0 (RDF) or Atom (RFC 4287): its newest entries, or those that were chosen.</summary>
internal static class FeedSource
{
    public const int NewestEntries = 5;

    private const int MostEntries = 2_000;
    private const int DeepestNesting = 100;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = SourceLimits.MaximumBytes, IgnoreComments = true, CloseInput = true,
    };

    /// <summary>Whether a text is a feed, as far as its start shows.</summary>
    public static bool IsFeed(string text)
    {
        var head = text[..Math.Min(text.Length, 4_000)];

        return head.TrimStart().StartsWith('<')
            && (head.Contains("<rss", StringComparison.Ordinal) || head.Contains("<rdf:RDF", StringComparison.Ordinal)
                || (head.Contains("<feed", StringComparison.Ordinal) && head.Contains("http://www.w3.org/2005/Atom", StringComparison.Ordinal)));
    }

    /// <param name="chosen">Ids or links of entries; null for the newest.</param>
    public static RawSource Read(string text, IReadOnlyCollection<string>? chosen, Uri? address)
    {
        var feed = Load(text);
        var entries = feed.Descendants().Where(element => element.Name.LocalName is "item" or "entry").Take(MostEntries).Select(FeedEntry.Of).ToList();
        var wanted = chosen is { Count: > 0 }
            ? entries.FindAll(entry => chosen.Contains(entry.Id, StringComparer.Ordinal) || chosen.Contains(entry.Link, StringComparer.Ordinal))
            : [.. entries.OrderByDescending(entry => entry.At).Take(NewestEntries)];
        if (wanted.Count == 0)
        {
            throw FeedProblems.NoEntries(entries.Count == 0);
        }

        var blocks = new List<RawBlock>();
        foreach (var entry in wanted)
        {
            blocks.Add(new RawBlock(BlockKind.Heading, entry.Title));

            // Each entry counts its lists from one.
            var group = blocks.Count == 0 ? 0 : blocks.Max(block => block.Group);
            var read = entry.Content.Contains('<', StringComparison.Ordinal) ? HtmlSource.Read(entry.Content, address) : PlainSource.Read(entry.Content);
            blocks.AddRange(read.Blocks.Select(block => block with { Group = block.Group == 0 ? 0 : block.Group + group }));
        }

        var channel = feed.Root!.Elements().FirstOrDefault(element => element.Name.LocalName == "channel") ?? feed.Root;

        return new RawSource(FeedEntry.Text(channel, "title"), blocks)
        {
            Author = wanted.Select(entry => entry.Author).FirstOrDefault(author => author is not null) ?? FeedEntry.AuthorOf(channel),
            Licence = FeedEntry.Text(channel, "copyright", "rights", "license") ?? FeedEntry.LinkOf(channel, "license"),
        };
    }

    private static XDocument Load(string text)
    {
        try
        {
            // The tree is walked by recursion elsewhere, so its depth is bounded as it is read.
            using (var look = XmlReader.Create(new StringReader(text), Settings))
            {
                while (look.Read())
                {
                    if (look.Depth > DeepestNesting)
                    {
                        throw FeedProblems.Damaged();
                    }
                }
            }

            using var reader = XmlReader.Create(new StringReader(text), Settings);

            return XDocument.Load(reader);
        }
        catch (XmlException e)
        {
            throw FeedProblems.Damaged(e);
        }
    }
}

/// <summary>One entry, whatever its dialect calls the parts.</summary>
internal sealed record FeedEntry(string Id, string Link, string Title, string Content, string? Author, DateTimeOffset At)
{
    public static FeedEntry Of(XElement entry) => new(
        Text(entry, "guid", "id") ?? "",
        LinkOf(entry, "alternate") ?? Text(entry, "link") ?? "",
        Text(entry, "title") ?? "",
        Text(entry, "encoded", "content", "description", "summary") ?? "",
        AuthorOf(entry),
        DateOf(Text(entry, "published", "pubDate", "date", "updated")));

    /// <summary>The first that is there; XHTML inside it as mark-up.</summary>
    public static string? Text(XElement parent, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var found = parent.Elements().FirstOrDefault(element => element.Name.LocalName == name && (element.HasElements || element.Value.Trim().Length > 0));
            if (found is not null)
            {
                return found.HasElements ? string.Concat(found.Nodes().Select(node => node.ToString())) : found.Value.Trim();
            }
        }

        return null;
    }

    public static string? AuthorOf(XElement parent) =>
        parent.Elements().FirstOrDefault(element => element.Name.LocalName == "author") is { HasElements: true } person ? Text(person, "name") : Text(parent, "creator", "author");

    public static string? LinkOf(XElement parent, string relation) => parent.Elements()
        .Where(element => element.Name.LocalName == "link" && ((string?)element.Attribute("rel") ?? "alternate") == relation)
        .Select(element => (string?)element.Attribute("href"))
        .FirstOrDefault(href => !string.IsNullOrWhiteSpace(href));

    // RFC 3339 in Atom, RFC 822 in RSS; "EST" and the like are no offsets that .NET knows, and the order is good enough without.
    private static DateTimeOffset DateOf(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var at)
        || (text?.LastIndexOf(' ') is > 0 and var space && DateTimeOffset.TryParse(text[..space], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at))
            ? at
            : DateTimeOffset.MinValue;
}
