using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing.Captions;

/// <summary>The captions, a page at a time; a pill marks the word that is spoken, and glides from word to word.</summary>
internal sealed class CaptionLayer : Layer
{
    private const int Glide = 2;
    private const int Fade = 4;

    private readonly Theme _theme;
    private readonly SKPaint _paint = new() { IsAntialias = true };
    private readonly SKPaint _veil = new();

    private CaptionLayer(IReadOnlyList<CaptionPage> pages, Theme theme)
    {
        Pages = pages;
        _theme = theme;
    }

    public IReadOnlyList<CaptionPage> Pages { get; }

    public static CaptionLayer For(SceneTimeline timeline, Grid grid, Theme theme, TextShaper shaper) =>
        new(new CaptionSetting(grid, shaper).Set(timeline.Captions, timeline.FrameCount), theme);

    public override IReadOnlyList<PlacedText> Texts =>
    [
        .. from page in Pages
           from line in page.Lines
           let size = line.Shaped.Style.Size
           let box = SKRect.Create(line.Left, line.Baseline - TextBlock.Ascent * size, line.Shaped.Width, (TextBlock.Ascent + TextBlock.Descent) * size)
           select new PlacedText(line.Shaped.Text, box, _theme.PlateText, size, page.Shown, page.Gone) { IsCaption = true, Marked = _theme.OnAccent },
    ];

    public override LayerState At(int frame)
    {
        if (PageAt(frame) is not { } index)
        {
            return LayerState.Hidden;
        }

        var page = Pages[index];
        var since = page.Lines.SelectMany(line => line.Pills).Where(pill => pill.Frame <= frame).Select(pill => frame - pill.Frame).DefaultIfEmpty(int.MaxValue).Min();
        var still = since >= Glide && Opacity(index, frame) >= 1;
        var word = page.Lines.SelectMany(line => line.Pills).Count(pill => pill.Frame <= frame);

        return LayerState.Of(page.Plate, still ? -2 - (index * 1000 + word) : frame);
    }

    public override void Paint(SKCanvas canvas, int frame)
    {
        if (PageAt(frame) is not { } index)
        {
            return;
        }

        var page = Pages[index];
        var opacity = Opacity(index, frame);
        canvas.Save();
        if (opacity < 1)
        {
            _veil.Color = SKColors.White.WithAlpha((byte)(255 * opacity));
            canvas.SaveLayer(SKRect.Inflate(page.Plate, 2, 2), _veil);
        }

        _paint.Color = _theme.Plate;
        canvas.DrawRoundRect(page.Plate, 26, 26, _paint);
        foreach (var line in page.Lines)
        {
            DrawLine(canvas, line, PillAt(page, line, frame));
        }

        canvas.RestoreToCount(canvas.SaveCount - (opacity < 1 ? 2 : 1));
    }

    public override void Dispose()
    {
        foreach (var page in Pages)
        {
            page.Dispose();
        }

        _paint.Dispose();
        _veil.Dispose();
    }

    private void DrawLine(SKCanvas canvas, CaptionLine line, SKRect pill)
    {
        _paint.Color = _theme.PlateText;
        if (pill.IsEmpty)
        {
            line.Shaped.Draw(canvas, line.Left, line.Baseline, _paint);
            return;
        }

        using var shape = new SKRoundRect(pill, 14);
        canvas.Save();
        canvas.ClipRoundRect(shape, SKClipOperation.Difference, antialias: true);
        line.Shaped.Draw(canvas, line.Left, line.Baseline, _paint);
        canvas.Restore();

        _paint.Color = _theme.Accent;
        canvas.DrawRoundRect(shape, _paint);

        canvas.Save();
        canvas.ClipRoundRect(shape, SKClipOperation.Intersect, antialias: true);
        _paint.Color = _theme.OnAccent;
        line.Shaped.Draw(canvas, line.Left, line.Baseline, _paint);
        canvas.Restore();
    }

    /// <summary>Where the pill is in a line: empty before its first word and after a word of the other line.</summary>
    private static SKRect PillAt(CaptionPage page, CaptionLine line, int frame)
    {
        var newest = page.Lines.SelectMany(each => each.Pills).Where(pill => pill.Frame <= frame).Select(pill => pill.Frame).DefaultIfEmpty(-1).Max();
        var index = line.Pills.ToList().FindLastIndex(pill => pill.Frame <= frame);
        if (index < 0 || line.Pills[index].Frame < newest || (line != page.Lines[^1] && page.Lines[^1].Pills[0].Frame <= frame))
        {
            return SKRect.Empty;
        }

        var pill = line.Pills[index];
        if (index == 0)
        {
            return pill.Box;
        }

        var before = line.Pills[index - 1].Box;
        var t = Easing.OutCubic(Easing.Progress(frame + 1, pill.Frame, Glide));

        return new SKRect(Easing.Lerp(before.Left, pill.Box.Left, t), pill.Box.Top, Easing.Lerp(before.Right, pill.Box.Right, t), pill.Box.Bottom);
    }

    private int? PageAt(int frame)
    {
        for (var i = 0; i < Pages.Count; i++)
        {
            if (frame >= Pages[i].Shown && frame < Pages[i].Gone)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Fades where captions begin or end, not between pages.</summary>
    private float Opacity(int index, int frame)
    {
        var page = Pages[index];
        var begins = index == 0 || Pages[index - 1].Gone < page.Shown;
        var ends = index == Pages.Count - 1 || Pages[index + 1].Shown > page.Gone;
        var entered = begins ? Easing.Progress(frame + 1, page.Shown, Fade) : 1;
        var left = ends ? Easing.Progress(page.Gone - frame, 0, Fade) : 1;

        return Math.Min(entered, left);
    }
}
