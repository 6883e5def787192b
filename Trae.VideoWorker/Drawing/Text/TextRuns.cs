using System.Globalization;
using System.Text;
using HarfBuzzSharp;

namespace Trae.VideoWorker.Drawing.Text;

/// <summary>A stretch of one font, one script and one direction.</summary>
internal readonly record struct TextRun(int Start, int Length, FontFace Face, Script Script, byte Level);

/// <summary>Splits a line into stretches that HarfBuzz can shape.</summary>
internal static class TextRuns
{
    /// <param name="embedding">The level of each UTF-16 code unit.</param>
    public static IReadOnlyList<TextRun> Of(string line, SceneFonts fonts, TextStyle style, string language, ReadOnlyMemory<byte> embedding)
    {
        var levels = embedding.Span;
        var runs = new List<TextRun>();
        FontFace? face = null;
        FontFace? own = null;
        var script = FirstScript(line);

        for (var start = 0; start < line.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(line, start);
            var cluster = line.AsSpan(start, length);

            // A word is set in one font, so the brand's must have all of its letters.
            own = start == 0 || line[start - 1] == ' ' ? OwnFor(line.AsSpan(start), fonts.Own(style)) : own;
            face = FaceOf(cluster, face, own, fonts, style, language);
            script = ScriptOf(cluster) ?? script;
            if (runs.Count > 0 && runs[^1] is var last && last.Face == face && last.Script == script && last.Level == levels[start])
            {
                runs[^1] = last with { Length = last.Length + length };
            }
            else
            {
                runs.Add(new TextRun(start, length, face, script, levels[start]));
            }

            start += length;
        }

        return runs;
    }

    private static FontFace FaceOf(ReadOnlySpan<char> cluster, FontFace? current, FontFace? own, SceneFonts fonts, TextStyle style, string language)
    {
        Rune.DecodeFromUtf16(cluster, out var first, out _);
        var emoji = IsEmoji(cluster, first);

        // Spaces, digits and punctuation stay with the word before them, so that a quotation keeps one look.
        if (!emoji && current is not null && ScriptOf(cluster) is null && HasAll(current, cluster) && !current.Family.Contains("Emoji", StringComparison.Ordinal))
        {
            return current;
        }

        if (!emoji && own is not null && HasAll(own, cluster))
        {
            return own;
        }

        var face = fonts.For(first.Value, style, language, emoji);
        foreach (var rune in cluster.EnumerateRunes())
        {
            if (!IsIgnorable(rune) && !face.Has(rune.Value))
            {
                face = fonts.For(rune.Value, style, language, emoji);
                if (!HasAll(face, cluster))
                {
                    throw FontLibrary.Missing(rune.Value);
                }
            }
        }

        return face;
    }

    private static FontFace? OwnFor(ReadOnlySpan<char> text, FontFace? own)
    {
        var end = text.IndexOf(' ');
        foreach (var rune in (end < 0 ? text : text[..end]).EnumerateRunes())
        {
            if (own is not null && ScriptOf(rune) is not null && !own.Has(rune.Value))
            {
                return null;
            }
        }

        return own;
    }

    private static bool HasAll(FontFace face, ReadOnlySpan<char> cluster)
    {
        foreach (var rune in cluster.EnumerateRunes())
        {
            if (!IsIgnorable(rune) && !face.Has(rune.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsEmoji(ReadOnlySpan<char> cluster, Rune first) =>
        first.Value is >= 0x1F000 and <= 0x1FAFF || cluster.Contains('\uFE0F') || cluster.Contains('\u20E3');

    /// <summary>Joiners and variation selectors, which a font may leave out.</summary>
    private static bool IsIgnorable(Rune rune) =>
        rune.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    private static Script FirstScript(string line)
    {
        foreach (var rune in line.EnumerateRunes())
        {
            if (ScriptOf(rune) is { } script)
            {
                return script;
            }
        }

        return Script.Latin;
    }

    private static Script? ScriptOf(ReadOnlySpan<char> cluster)
    {
        foreach (var rune in cluster.EnumerateRunes())
        {
            if (ScriptOf(rune) is { } script)
            {
                return script;
            }
        }

        return null;
    }

    /// <returns>Null for what is common to many scripts.</returns>
    private static Script? ScriptOf(Rune rune)
    {
        var script = UnicodeFunctions.Default.GetScript(rune.Value);

        return script == Script.Common || script == Script.Inherited || script == Script.Unknown ? null : script;
    }
}
