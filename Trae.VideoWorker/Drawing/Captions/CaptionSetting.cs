using SkiaSharp;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Timeline;
using Trae.VideoWorker.Unicode;

namespace Trae.VideoWorker.Drawing.Captions;

/// <summary>Divides phrases into pages that fit the captions' area, and sets their lines.</summary>
internal sealed class CaptionSetting(SKRect area, CaptionDesign design, TextShaper shaper)
{
    private const int MaxLines = 2;

    // Some 45 letters: eyes lose their way back in longer lines.
    private const float LongestLine = 24;

    private readonly TextStyle _style = design.Text;
    private readonly SKSize _padding = new(design.Padding.Width * design.Text.Size, design.Padding.Height * design.Text.Size);

    private float Measure => Math.Min(area.Width - 2 * _padding.Width, LongestLine * _style.Size);

    public IReadOnlyList<CaptionPage> Set(IReadOnlyList<CaptionPhrase> phrases, int frameCount)
    {
        var pages = phrases.SelectMany(phrase => Divide(phrase.Words).Select(words => (
            Words: words,
            Start: words[0] == phrase.Words[0] ? phrase.Start : words[0].Start,
            End: words[^1] == phrase.Words[^1] ? phrase.End : words[^1].End))).ToList();

        return [.. pages.Select((page, i) => Page(page.Words, FrameOf(page.Start), Gone(page.End, i + 1 < pages.Count ? pages[i + 1].Start : null, frameCount)))];
    }

    /// <summary>The first frame at or after a time: a word never lights up before it is heard.</summary>
    public static int FrameOf(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds * FrameRate.PerSecond - 0.001);

    /// <summary>A page stays a moment; one that is followed closely stays until the next, so that nothing flickers.</summary>
    private static int Gone(TimeSpan end, TimeSpan? next, int frameCount)
    {
        var gone = FrameOf(end) + 8;
        if (next is { } start)
        {
            return FrameOf(start) <= gone + 6 ? FrameOf(start) : gone;
        }

        return Math.Min(gone, frameCount);
    }

    private IEnumerable<IReadOnlyList<CaptionWord>> Divide(IReadOnlyList<CaptionWord> words) =>
        design.MaxWords is { } most ? CaptionGroups.Of(words, most).SelectMany(Halved) : Halved(words);

    /// <summary>The words themselves if they fit, else in parts as even as can be.</summary>
    private IEnumerable<IReadOnlyList<CaptionWord>> Halved(IReadOnlyList<CaptionWord> words)
    {
        if (words.Count == 1 || Fits(words))
        {
            return [words];
        }

        var middle = Enumerable.Range(1, words.Count - 1).MinBy(first => Math.Abs(Width([.. words.Take(first)]) - Width([.. words.Skip(first)])));

        return Halved([.. words.Take(middle)]).Concat(Halved([.. words.Skip(middle)]));
    }

    private bool Fits(IReadOnlyList<CaptionWord> words)
    {
        var lines = Lines(words);
        if (lines.Any(line => Width(line.Text) > Measure))
        {
            return false;
        }

        using var page = Page(words, 0, 1);

        return page.Box.Height <= area.Height;
    }

    private IReadOnlyList<TextLine> Lines(IReadOnlyList<CaptionWord> words) =>
        LineBreaker.Break(CaptionPhrase.PiecesOf(words, Text), Width, Measure, MaxLines);

    private CaptionPage Page(IReadOnlyList<CaptionWord> words, int shown, int gone)
    {
        var pieces = CaptionPhrase.PiecesOf(words, Text);
        var lines = Lines(words);

        // Only a single word can be wider than a line: it is set smaller.
        var style = _style with { Size = _style.Size * Math.Min(1, Measure / Math.Max(1, lines.Max(line => Width(line.Text)))) };
        var text = Join(pieces);
        var shaped = shaper.Shape(text, lines, style, shaper.IsRightToLeft(text));

        // Plates are alike from page to page, unless letters stand higher or hang deeper, as in Khmer or Burmese.
        var first = design.Plate is null ? -shaped[0].Ink.Top : Math.Max(style.Size * 0.9f, -shaped[0].Ink.Top - _padding.Height / 2);
        var last = design.Plate is null ? shaped[^1].Ink.Bottom : Math.Max(style.Size * 0.2f, shaped[^1].Ink.Bottom - _padding.Height / 2);
        var pitch = Math.Max(style.Size * style.LineHeight, lines.Count == 1 ? 0 : shaped[0].Ink.Bottom - shaped[1].Ink.Top);
        var height = first + pitch * (lines.Count - 1) + last + 2 * _padding.Height;
        var width = shaped.Max(line => line.Width) + 2 * _padding.Width;
        var box = SKRect.Create(area.MidX - width / 2, area.Top + (area.Height - height) * design.Align, width, height);

        return new CaptionPage([.. shaped.Select(Line)], [.. words.Select(Mark)], box, shown, gone);

        CaptionLine Line(ShapedLine line, int i)
        {
            var baseline = box.Top + _padding.Height + first + i * pitch;
            var half = line.Width / 2 + _padding.Width;
            var plate = new SKRect(box.MidX - half, baseline - first - _padding.Height, box.MidX + half, baseline + last + _padding.Height);

            return new CaptionLine(line, box.MidX - line.Width / 2, baseline, plate);
        }

        CaptionMark Mark(CaptionWord word, int i)
        {
            var at = Enumerable.Range(0, lines.Count).Last(line => lines[line].Start <= pieces[i].Start);
            var (start, end) = (pieces[i].Start - lines[at].Start, pieces[i].End - lines[at].Start);
            var (left, right) = shaped[at].Extent(start, end);
            var (x, baseline) = (box.MidX - shaped[at].Width / 2, box.Top + _padding.Height + first + at * pitch);
            var size = style.Size;

            // Where no spaces are written, a wide mark would cover half of the next letter.
            var (atLeft, atRight) = (size * 0.14f, size * 0.14f);
            foreach (var joined in new[] { i - 1, i + 1 }.Where(other => other >= 0 && other < pieces.Count && !pieces[Math.Min(i, other)].SpaceAfter))
            {
                var beside = shaped[at].Extent(pieces[joined].Start - lines[at].Start, pieces[joined].End - lines[at].Start);
                (atLeft, atRight) = beside == default ? (atLeft, atRight) : beside.Left < left ? (size * 0.02f, atRight) : (atLeft, size * 0.02f);
            }

            return new CaptionMark(
                new SKRect(x + left - atLeft, baseline - size * 0.93f, x + right + atRight, baseline + size * 0.29f), FrameOf(word.Start), at, start, end, word.Emphasis);
        }
    }

    private float Width(string text) => shaper.Width(text, _style) * _style.Size;

    private float Width(IReadOnlyList<CaptionWord> words) => Width(Join(CaptionPhrase.PiecesOf(words, Text)));

    private static string Join(IReadOnlyList<TextPiece> pieces) => string.Concat(pieces.Select(piece => piece.SpaceAfter ? piece.Text + " " : piece.Text));

    private string Text(CaptionWord word)
    {
        var text = TextShaper.Normalize(word.Text);

        return design.Capitals ? Capitals.Of(text, shaper.LanguageTag) : text;
    }
}
