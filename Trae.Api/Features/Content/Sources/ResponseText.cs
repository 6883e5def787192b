using System.Text;
using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Documents;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Takes the text out of a response, as far as it is one and within bounds.</summary>
internal static partial class ResponseText
{
    private const int CharsetWindow = 2_048;

    static ResponseText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static async Task<FetchedPage> Read(HttpResponseMessage response, Uri address, LinkPolicy policy, CancellationToken ct)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw LinkProblems.Status((int)response.StatusCode);
        }

        var type = response.Content.Headers.ContentType;
        var told = ResponseType.Of(type?.MediaType) ?? throw LinkProblems.NotText(type?.MediaType ?? "a file without a type");
        var limit = told.IsDocument ? policy.DocumentBytes : policy.Bytes;
        if (response.Content.Headers.ContentLength > limit)
        {
            throw LinkProblems.TooLarge(limit);
        }

        var bytes = await ReadBytes(response, address, limit, ct);
        if (KindOf(bytes, told) is { } document)
        {
            return new FetchedPage(address, "", document) { Document = bytes };
        }

        var text = Decode(bytes, type?.CharSet?.Trim('"', '\''), told);

        // A feed is told by what it is: sites serve them with any of five types.
        return told.IsXml && !FeedSource.IsFeed(text) ? throw LinkProblems.NotText("XML that is no feed") : new FetchedPage(address, text, told.Kind);
    }

    // A document is read as one, whatever the site calls it.
    private static SourceKind? KindOf(byte[] bytes, ResponseType told)
    {
        try
        {
            return FileKind.Sniff(bytes);
        }
        catch (PermanentJobException refused) when (!told.IsDocument && refused.Code is "document-unknown" or "document-damaged")
        {
            throw LinkProblems.NotText("a binary file");
        }
    }

    private static async Task<byte[]> ReadBytes(HttpResponseMessage response, Uri address, int limit, CancellationToken ct)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(ct);
            using var held = new MemoryStream();
            var buffer = new byte[81_920];
            int count;
            while ((count = await body.ReadAsync(buffer, ct)) > 0)
            {
                // Counted as it unpacks, so a small bomb stops here too.
                if (held.Length + count > limit)
                {
                    throw LinkProblems.TooLarge(limit);
                }

                held.Write(buffer, 0, count);
            }

            return held.ToArray();
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or InvalidDataException)
        {
            throw LinkProblems.Unreachable(address.Host, failure);
        }
    }

    private static string Decode(byte[] bytes, string? charset, ResponseType told)
    {
        if (charset is null)
        {
            var head = Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, CharsetWindow)));
            var match = told.Kind == SourceKind.Html ? MetaCharset().Match(head) : XmlEncoding().Match(head);
            charset = match.Success ? match.Groups["name"].Value : null;
        }

        try
        {
            var text = SourceChecks.Decode(bytes, EncodingOf(charset));
            return text.Contains('\0', StringComparison.Ordinal) || (told.IsDocument && SourceChecks.LooksBinary(text)) ? throw LinkProblems.NotText("a binary file") : text;
        }
        catch (PermanentJobException refused) when (refused.Code.StartsWith("source-", StringComparison.Ordinal))
        {
            throw LinkProblems.NotText("a binary file");
        }
    }

    private static Encoding? EncodingOf(string? charset)
    {
        if (charset is null || string.Equals(charset, "utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            // An unknown name: most likely UTF-8 all the same, and checked when decoding.
            return null;
        }
    }

    [GeneratedRegex("<meta[^>]{1,200}charset\\s*=\\s*[\"']?(?<name>[\\w-]{1,40})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex MetaCharset();

    [GeneratedRegex("\\A\\s*<\\?xml[^>]{1,200}encoding\\s*=\\s*[\"'](?<name>[\\w-]{1,40})", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex XmlEncoding();
}
