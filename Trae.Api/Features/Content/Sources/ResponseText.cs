using System.Text;
using System.Text.RegularExpressions;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Takes the text out of a response, as far as it is one and within bounds.</summary>
internal static partial class ResponseText
{
    private const int CharsetWindow = 2_048;

    static ResponseText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="limit">Bytes after decompression.</param>
    public static async Task<FetchedPage> Read(HttpResponseMessage response, Uri address, int limit, CancellationToken ct)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw LinkProblems.Status((int)response.StatusCode);
        }

        var type = response.Content.Headers.ContentType;
        var kind = type?.MediaType?.ToLowerInvariant() switch
        {
            "text/html" or "application/xhtml+xml" => SourceKind.Html,
            "text/markdown" or "text/x-markdown" => SourceKind.Markdown,
            "text/plain" => SourceKind.Auto,
            _ => throw LinkProblems.NotText(type?.MediaType ?? "a file without a type"),
        };

        if (response.Content.Headers.ContentLength > limit)
        {
            throw LinkProblems.TooLarge();
        }

        var bytes = await ReadBytes(response, address, limit, ct);

        return new FetchedPage(address, Decode(bytes, type?.CharSet?.Trim('"', '\''), kind), kind);
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
                    throw LinkProblems.TooLarge();
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

    private static string Decode(byte[] bytes, string? charset, SourceKind kind)
    {
        if (charset is null && kind == SourceKind.Html)
        {
            var head = Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, CharsetWindow)));
            charset = MetaCharset().Match(head) is { Success: true } match ? match.Groups["name"].Value : null;
        }

        try
        {
            var text = SourceChecks.Decode(bytes, EncodingOf(charset));
            return text.Contains('\0', StringComparison.Ordinal) ? throw LinkProblems.NotText("a binary file") : text;
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

    [GeneratedRegex("<meta[^>]{1,200}charset\\s*=\\s*[\"']?(?<name>[\\w-]{1,40})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MetaCharset();
}
