using System.Text;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Content.Sources;

/// <summary>What can be wrong with a source before anyone reads it.</summary>
internal static class SourceChecks
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // PDF, zip (docx, epub), PNG, JPEG, GIF, gzip, RTF, ELF, Windows programs, old Office files.
    private static readonly byte[][] Signatures =
    [
        "%PDF"u8.ToArray(), "PK\u0003\u0004"u8.ToArray(), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], "GIF8"u8.ToArray(),
        [0x1F, 0x8B], "{\\rtf"u8.ToArray(), [0x7F, 0x45, 0x4C, 0x46], "MZ\u0090"u8.ToArray(), [0xD0, 0xCF, 0x11, 0xE0],
    ];

    /// <summary>The text of a file, or the problem "source-not-text" or "source-too-large".</summary>
    /// <param name="encoding">Used if the bytes say nothing better about themselves; UTF-8 when null.</param>
    /// <exception cref="PermanentJobException">If the bytes are no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, Encoding? encoding = null)
    {
        if (bytes.Length > SourceLimits.MaximumBytes)
        {
            throw TooLarge();
        }

        foreach (var signature in Signatures)
        {
            if (bytes.StartsWith(signature))
            {
                throw NotText();
            }
        }

        try
        {
            return bytes switch
            {
                [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
                [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
                [0xEF, 0xBB, 0xBF, ..] => Utf8.GetString(bytes[3..]),
                _ => (encoding ?? Utf8).GetString(bytes),
            };
        }
        catch (DecoderFallbackException)
        {
            throw NotText();
        }
    }

    /// <exception cref="PermanentJobException">If there is no text, too much of it, or bytes in it that no text has.</exception>
    public static void Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new PermanentJobException("source-missing", "Give a source (paste, file or link) or connect a model.");
        }

        if (text.Length > SourceLimits.MaximumBytes || Encoding.UTF8.GetByteCount(text) > SourceLimits.MaximumBytes)
        {
            throw TooLarge();
        }

        if (LooksBinary(text))
        {
            throw NotText();
        }
    }

    /// <exception cref="PermanentJobException">If the words are too few to choose from, or too many.</exception>
    public static void CheckWords(int words, SourceKind kind)
    {
        // A finished script is spoken as it stands: there is nothing to choose from, so a short one is fine.
        var minimum = kind == SourceKind.Script ? 1 : SourceLimits.MinimumWords;
        if (words < minimum)
        {
            throw new PermanentJobException(
                "source-too-short",
                $"The source has {words} words of running text, and a script needs at least {minimum} to choose from. " +
                "Paste more of it, or send it as a finished script.");
        }

        if (words > SourceLimits.MaximumWords)
        {
            throw new PermanentJobException(
                "source-too-long",
                $"The source has {words} words, and at most {SourceLimits.MaximumWords} can be read. Send the part that matters.");
        }
    }

    /// <summary>For what was not even counted.</summary>
    public static PermanentJobException TooLong() => new(
        "source-too-long", $"The source has far more text than the {SourceLimits.MaximumWords} words that can be read. Send the part that matters.");

    public static PermanentJobException NotOfKind(SourceKind kind) => new(
        "source-kind-wrong", $"A text is no {kind}. Upload the file as a document, or leave out what kind the text is.");

    public static bool LooksBinary(string text)
    {
        if (text.StartsWith("%PDF", StringComparison.Ordinal) || text.StartsWith("PK\u0003\u0004", StringComparison.Ordinal))
        {
            return true;
        }

        var odd = 0;
        foreach (var c in text)
        {
            if (c == '\0')
            {
                return true;
            }

            // U+FFFD stands where a decoder met bytes that are no UTF-8.
            if (c == '\uFFFD' || (char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f' or '\u0085')))
            {
                odd++;
            }
        }

        return odd * 100 > text.Length;
    }

    private static PermanentJobException NotText() => new(
        "source-not-text", "The source is not text. Send Markdown, plain text or HTML in UTF-8, a PDF, Word or PowerPoint document as it was saved, or paste the words themselves.");

    private static PermanentJobException TooLarge() => new(
        "source-too-large", "The source is larger than 5 MB. Send the part that matters.");
}
