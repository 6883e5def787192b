using System.Text;

namespace Trae.Web.Components.Pages.NewVideo;

/// <summary>A file that a person chose as the source: read as text, or refused in a sentence.</summary>
internal static class SourceFile
{
    public const int MaxBytes = 5 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The text, or why there is none.</returns>
    public static async Task<(string? Text, string? Problem)> Read(IFormFile file, CancellationToken ct)
    {
        if (file.Length > MaxBytes)
        {
            return (null, $"{file.FileName} is larger than 5 MB. Choose a shorter text.");
        }

        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, ct);

        return Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) switch
        {
            null => (null, $"{file.FileName} is not a text. Choose a .txt, .md or .html file, or copy the text and paste it."),
            { } blank when string.IsNullOrWhiteSpace(blank) => (null, $"{file.FileName} is empty. Choose a file with at least 80 words."),
            { } text => (text, null),
        };
    }

    /// <summary>UTF-8, or UTF-16 with its byte order mark; null for anything else, and for control characters no text has.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = bytes switch
            {
                [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
                [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
                [0xEF, 0xBB, 0xBF, ..] => Strict.GetString(bytes[3..]),
                _ => Strict.GetString(bytes),
            };

            return text.Contains('\0', StringComparison.Ordinal) || text.StartsWith("%PDF-", StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
