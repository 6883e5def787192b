using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using SkiaSharp;
using Trae.VideoWorker.Unicode;
using Buffer = HarfBuzzSharp.Buffer;

namespace Trae.VideoWorker.Drawing.Text;

/// <summary>Turns text of one language into lines of glyphs.</summary>
internal sealed class TextShaper(SceneFonts fonts, string language)
{
    private static readonly Feature[] Plain = [];
    private static readonly Feature[] TabularDigits = [new(Tag.Parse("tnum"), 1)];

    private readonly Dictionary<(string Text, TextStyle Style), float> _widths = [];

    /// <summary>With the machine's fonts alone.</summary>
    public TextShaper(FontLibrary fonts, string language)
        : this(new SceneFonts(fonts), language)
    {
    }

    /// <summary>False measures text without drawing it, which shows what it stands on.</summary>
    public bool Ink { get; init; } = true;

    public string LanguageTag { get; } = language.Length == 0 ? "en" : language;

    /// <summary>Single spaces, composed letters, no control characters but those of direction.</summary>
    public static string Normalize(string? text)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) && rune.Value is not (0xA0 or 0x202F))
            {
                clean.Append(clean.Length > 0 && clean[^1] != ' ' ? " " : "");
            }
            else if (!Rune.IsControl(rune) && rune != Rune.ReplacementChar)
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().TrimEnd();
    }

    public bool IsRightToLeft(string text) => Icu.IsRightToLeft(text) ?? CultureInfo.GetCultureInfo(LanguageTag).TextInfo.IsRightToLeft;

    /// <summary>Throws <see cref="Trae.Jobs.PermanentJobException"/> when no font has a character.</summary>
    /// <param name="levels">The line's part of its paragraph's embedding levels; null for a paragraph of one line.</param>
    public ShapedLine Shape(string line, TextStyle style, bool rightToLeft, ReadOnlyMemory<byte>? levels = null)
    {
        var runs = TextRuns.Of(line, fonts, style, LanguageTag, levels ?? Icu.Levels(line, rightToLeft));
        var glyphs = new List<ShapedGlyph>(line.Length);
        var x = 0f;
        foreach (var index in Icu.VisualOrder([.. runs.Select(run => run.Level)]))
        {
            x = Append(glyphs, line, runs[index], style, x);
        }

        return new ShapedLine(line, glyphs, x, style, Ink);
    }

    /// <summary>Lines of one paragraph; how its directions resolve is decided before it is broken (UAX #9, 3.4).</summary>
    public IReadOnlyList<ShapedLine> Shape(string paragraph, IReadOnlyList<TextLine> lines, TextStyle style, bool rightToLeft)
    {
        var levels = Icu.Levels(paragraph, rightToLeft);

        return [.. lines.Select(line => Shape(line.Text, style, rightToLeft, line.Text.Length == line.End - line.Start ? levels.AsMemory(line.Start, line.Text.Length) : null))];
    }

    /// <summary>The width of text in ems; remembered, since fitting asks again and again.</summary>
    public float Width(string text, TextStyle style)
    {
        var key = (text, style with { Size = 100 });
        if (!_widths.TryGetValue(key, out var width))
        {
            using var line = Shape(text, style with { Size = 100 }, IsRightToLeft(text));
            width = line.Width / 100;
            _widths.Add(key, width);
        }

        return width;
    }

    private float Append(List<ShapedGlyph> glyphs, string line, TextRun run, TextStyle style, float x)
    {
        using var hbLanguage = new Language(LanguageTag);
        using var buffer = new Buffer();
        buffer.AddUtf16(line.AsSpan(), run.Start, run.Length);
        buffer.Direction = run.Level % 2 == 1 ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.Script = run.Script;
        buffer.Language = hbLanguage;
        run.Face.Shaping.Shape(buffer, style.Tabular ? TabularDigits : Plain);

        var scale = style.Size * run.Face.Scale / run.Face.UnitsPerEm;
        var tracking = Joins(run.Script) ? 0 : style.Tracking * style.Size;
        var infos = buffer.GlyphInfos;
        var positions = buffer.GlyphPositions;
        for (var i = 0; i < infos.Length; i++)
        {
            var cluster = (int)infos[i].Cluster;
            Rune.DecodeFromUtf16(line.AsSpan(cluster), out var rune, out _);
            if (infos[i].Codepoint == 0)
            {
                throw FontLibrary.Missing(rune.Value);
            }

            var advance = positions[i].XAdvance * scale;
            advance += advance > 0 ? tracking : 0;
            advance += rune.Value == ' ' ? style.WordSpacing * style.Size : 0;
            var position = new SKPoint(x + positions[i].XOffset * scale, -positions[i].YOffset * scale);
            glyphs.Add(new ShapedGlyph(run.Face, (ushort)infos[i].Codepoint, cluster, x, advance, position));
            x += advance;
        }

        return x;
    }

    /// <summary>Letters of these scripts touch: space between them would tear words apart.</summary>
    private static bool Joins(Script script) =>
        script == Script.Arabic || script == Script.Devanagari || script == Script.Bengali || script == Script.Syriac || script == Script.Thai;
}
