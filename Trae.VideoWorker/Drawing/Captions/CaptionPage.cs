using SkiaSharp;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Captions;

/// <summary>Words that are shown together, on one or two lines.</summary>
/// <param name="Marks">Around each word, in the order in which they are spoken.</param>
/// <param name="Box">All that is painted stays inside.</param>
/// <param name="Shown">The first frame.</param>
/// <param name="Gone">The first frame without it.</param>
internal sealed record CaptionPage(IReadOnlyList<CaptionLine> Lines, IReadOnlyList<CaptionMark> Marks, SKRect Box, int Shown, int Gone) : IDisposable
{
    /// <returns>The word that was spoken last, or -1 before the first.</returns>
    public int WordAt(int frame)
    {
        var word = Marks.Count - 1;
        while (word >= 0 && Marks[word].Frame > frame)
        {
            word--;
        }

        return word;
    }

    public void Dispose()
    {
        foreach (var line in Lines)
        {
            line.Shaped.Dispose();
        }
    }
}

/// <param name="Left">Where the line begins, units.</param>
/// <param name="Plate">The line's own, where lines have one.</param>
internal sealed record CaptionLine(ShapedLine Shaped, float Left, float Baseline, SKRect Plate);

/// <param name="Frame">When the word is spoken.</param>
/// <param name="Line">Index of its line.</param>
/// <param name="Start">Where it starts in the line's text, in UTF-16 code units.</param>
/// <param name="Emphasis">The script stresses it.</param>
internal readonly record struct CaptionMark(SKRect Box, int Frame, int Line, int Start, int End, bool Emphasis);

/// <summary>Which page is seen when.</summary>
internal sealed class CaptionPages(IReadOnlyList<CaptionPage> pages) : IDisposable
{
    private const int Fade = 4;
    private int _last;

    public IReadOnlyList<CaptionPage> All => pages;

    /// <returns>The page of a frame, or -1 between pages.</returns>
    public int At(int frame)
    {
        while (_last > 0 && pages[_last].Shown > frame)
        {
            _last--;
        }

        while (_last + 1 < pages.Count && pages[_last + 1].Shown <= frame)
        {
            _last++;
        }

        return _last < pages.Count && frame >= pages[_last].Shown && frame < pages[_last].Gone ? _last : -1;
    }

    /// <summary>Fades where captions begin or end, not between pages.</summary>
    public float Opacity(int index, int frame)
    {
        var page = pages[index];
        var begins = index == 0 || pages[index - 1].Gone < page.Shown;
        var ends = index == pages.Count - 1 || pages[index + 1].Shown > page.Gone;
        var entered = begins ? Easing.Progress(frame + 1, page.Shown, Fade) : 1;
        var left = ends ? Easing.Progress(page.Gone - frame, 0, Fade) : 1;

        return Math.Min(entered, left);
    }

    public void Dispose()
    {
        foreach (var page in pages)
        {
            page.Dispose();
        }
    }
}
