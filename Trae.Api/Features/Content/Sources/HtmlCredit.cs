using System.Text.Json;
using AngleSharp.Dom;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Who wrote a page and under which licence, as far as the page says: links, meta elements, and JSON-LD of schema.org.</summary>
internal static class HtmlCredit
{
    private const int DeepestNesting = 12;

    public static string? AuthorOf(IDocument page) =>
        Meta(page, "author", "dc.creator", "dcterms.creator", "article:author", "citation_author")
        ?? Linked(page, "author")
        ?? page.QuerySelector("a[rel~=author],[itemprop=author]")?.TextContent.Trim().NullIfEmpty();

    /// <summary>An address where the page gives one, otherwise its words.</summary>
    public static string? LicenceOf(IDocument page) =>
        (page.QuerySelector("a[rel~=license],link[rel~=license]") is { } link ? Absolute(link.GetAttribute("href")) ?? link.TextContent.NullIfEmpty() : null)
        ?? Meta(page, "dc.rights", "dcterms.license", "dcterms.rights", "license", "rights", "copyright")
        ?? Linked(page, "license");

    // A path on the site says nothing away from it; then the link's words do.
    private static string? Absolute(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.Scheme.StartsWith("http", StringComparison.Ordinal) ? address : null;

    private static string? Meta(IDocument page, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var found = page.QuerySelectorAll("meta").FirstOrDefault(meta =>
                string.Equals(meta.GetAttribute("name") ?? meta.GetAttribute("property"), name, StringComparison.OrdinalIgnoreCase));

            // Sites put the address of a profile where a name belongs.
            if (found?.GetAttribute("content").NullIfEmpty() is { } content && (name.Contains("licen", StringComparison.Ordinal) || !content.StartsWith("http", StringComparison.Ordinal)))
            {
                return content;
            }
        }

        return null;
    }

    private static string? Linked(IDocument page, string property)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var data = JsonDocument.Parse(script.TextContent, new JsonDocumentOptions { AllowTrailingCommas = true, MaxDepth = 64 });
                if (Find(data.RootElement, property, 0) is { } found)
                {
                    return found;
                }
            }
            catch (JsonException)
            {
                // A page's broken data is no data; the page itself can still be read.
            }
        }

        return null;
    }

    private static string? Find(JsonElement element, string property, int depth)
    {
        if (depth > DeepestNesting)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().Select(each => Find(each, property, depth + 1)).FirstOrDefault(found => found is not null);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return element.TryGetProperty(property, out var own) && NameOf(own) is { } told ? told
            : element.TryGetProperty("@graph", out var graph) ? Find(graph, property, depth + 1)
            : null;
    }

    private static string? NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString().NullIfEmpty(),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(NameOf).Where(name => name is not null)).NullIfEmpty(),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) => NameOf(name),
        JsonValueKind.Object when value.TryGetProperty("url", out var url) => NameOf(url),
        _ => null,
    };

    private static string? NullIfEmpty(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
