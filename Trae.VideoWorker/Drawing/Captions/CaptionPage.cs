using SkiaSharp;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing.Captions;

/// <summary>Words that are shown together: one or two lines on a plate.</summary>
/// <param name="Shown">The first frame.</param>
/// <param name="Gone">The first frame without it.</param>
internal sealed record CaptionPage(IReadOnlyList<CaptionLine> Lines, SKRect Plate, int Shown, int Gone) : IDisposable
{
    public void Dispose()
    {
        foreach (var line in Lines)
        {
            line.Shaped.Dispose();
        }
    }
}

/// <param name="Left">Of the line, pixels.</param>
/// <param name="Pills">Around each word, in the order in which they are spoken, with the frame at which it is.</param>
internal sealed record CaptionLine(ShapedLine Shaped, float Left, float Baseline, IReadOnlyList<CaptionPill> Pills);

internal readonly record struct CaptionPill(SKRect Box, int Frame);

/// <summary>Divides phrases into pages that fit, and sets their lines.</summary>
internal sealed class CaptionSetting(Grid grid, TextShaper shaper)
{
    private readonly TextStyle _style = TypeScale.Caption with { Size = grid.CaptionSize };
    private readonly SKSize _padding = new(grid.CaptionSize * 0.62f, grid.CaptionSize * 0.3f);

    private float Measure => grid.Captions.Width - 2 * _padding.Width;

    public IReadOnlyList<CaptionPage> Set(IReadOnlyList<CaptionPhrase> phrases, int frameCount)
    {
        var pages = phrases.SelectMany(phrase => Divide(phrase.Words)
            .Select(words => (Words: words, Start: words == phrase.Words ? phrase.Start : words[0].Start, End: phrase.Words[^1] == words[^1] ? phrase.End : words[^1].End))).ToList();

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

    /// <summary>As many words at a time as fill two lines; the phrase itself if it fits.</summary>
    private IEnumerable<IReadOnlyList<CaptionWord>> Divide(IReadOnlyList<CaptionWord> words)
    {
        var start = 0;
        while (start < words.Count)
        {
            var count = words.Count - start;
            while (count > 1 && Break(words.Skip(start).Take(count).ToList()) is null)
            {
                count--;
            }

            yield return start == 0 && count == words.Count ? words : [.. words.Skip(start).Take(count)];
            start += count;
        }
    }

    /// <summary>How many words go into the first line, so that both are as even as can be; null if two lines are too few.</summary>
    private int? Break(IReadOnlyList<CaptionWord> words)
    {
        if (Width(words) <= Measure)
        {
            return words.Count;
        }

        int? best = null;
        var shortest = Measure;
        for (var first = 1; first < words.Count; first++)
        {
            var longer = Math.Max(Width(words.Take(first)), Width(words.Skip(first)));
            if (longer <= shortest)
            {
                (best, shortest) = (first, longer);
            }
        }

        return best;
    }

    private CaptionPage Page(IReadOnlyList<CaptionWord> words, int shown, int gone)
    {
        var first = Break(words) ?? words.Count;
        var parts = first < words.Count ? [words.Take(first).ToList(), words.Skip(first).ToList()] : new[] { words.ToList() };

        // Only a single word can be wider than a line: it is set smaller.
        var style = _style with { Size = _style.Size * Math.Min(1, Measure / Math.Max(1, parts.Max(Width))) };
        var rightToLeft = shaper.IsRightToLeft(Join(words));
        var shaped = parts.Select(part => shaper.Shape(Join(part), style, rightToLeft)).ToList();

        var height = _style.Size * (_style.LineHeight * (parts.Length - 1) + 1.1f) + 2 * _padding.Height;
        var width = shaped.Max(line => line.Width) + 2 * _padding.Width;
        var plate = SKRect.Create(grid.Captions.MidX - width / 2, grid.Captions.Bottom - height, width, height);

        var lines = shaped.Select((line, i) => Line(line, parts[i], plate, plate.Top + _padding.Height + _style.Size * (0.9f + i * _style.LineHeight)));

        return new CaptionPage([.. lines], plate, shown, gone);
    }

    private static CaptionLine Line(ShapedLine line, IReadOnlyList<CaptionWord> words, SKRect plate, float baseline)
    {
        var left = plate.MidX - line.Width / 2;
        var size = line.Style.Size;
        var pills = new List<CaptionPill>();
        var offset = 0;
        foreach (var word in words)
        {
            var length = Text(word).Length;
            var (from, to) = line.Extent(offset, offset + length);
            pills.Add(new CaptionPill(new SKRect(left + from - size * 0.14f, baseline - size * 0.93f, left + to + size * 0.14f, baseline + size * 0.29f), FrameOf(word.Start)));
            offset += length + (word.SpaceAfter ? 1 : 0);
        }

        return new CaptionLine(line, left, baseline, pills);
    }

    private float Width(IEnumerable<CaptionWord> words) => shaper.Width(Join(words), _style) * _style.Size;

    private static string Join(IEnumerable<CaptionWord> words) => string.Concat(words.Select(word => Text(word) + (word.SpaceAfter ? " " : ""))).TrimEnd();

    private static string Text(CaptionWord word) => TextShaper.Normalize(word.Text);
}
