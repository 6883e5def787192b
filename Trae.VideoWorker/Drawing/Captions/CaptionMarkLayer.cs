using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Captions;

/// <summary>
/// Marks the spoken word, above the page: by a pill that glides from word to word, or in a colour of its own. Only the
/// place of the mark is painted anew as it moves.
/// </summary>
internal sealed class CaptionMarkLayer(CaptionPages pages, CaptionDesign design) : Layer
{
    private const int Glide = 2;

    private readonly SKPaint _paint = new() { IsAntialias = true };
    private readonly SKPaint _veil = new();
    private ShapedLine? _word;
    private (int Page, int Word) _shaped = (-1, -1);

    public override LayerState At(int frame)
    {
        var index = pages.At(frame);
        var word = index < 0 ? -1 : pages.All[index].WordAt(frame);
        if (word < 0)
        {
            return LayerState.Hidden;
        }

        var page = pages.All[index];
        if (pages.Opacity(index, frame) < 1 || CaptionPop.Moves(design, page, frame))
        {
            return LayerState.Of(page.Box, frame);
        }

        var still = design.Pill is null || frame - page.Marks[word].Frame >= Glide - 1;

        return LayerState.Of(Box(page, word, frame), still ? -2 - (index * 1000 + word) : frame);
    }

    public override void Paint(SKCanvas canvas, int frame)
    {
        var index = pages.At(frame);
        var word = index < 0 ? -1 : pages.All[index].WordAt(frame);
        if (word < 0)
        {
            return;
        }

        var page = pages.All[index];
        var line = page.Lines[page.Marks[word].Line];
        var opacity = pages.Opacity(index, frame);
        var saved = canvas.Save();
        if (opacity < 1)
        {
            _veil.Color = SKColors.White.WithAlpha((byte)(255 * opacity));
            canvas.SaveLayer(SKRect.Inflate(page.Box, 2, 2), _veil);
        }

        CaptionPop.Apply(canvas, design, page, frame);
        if (design.Pill is { } pill)
        {
            using var shape = new SKRoundRect(Box(page, word, frame), line.Shaped.Style.Size * 0.26f);
            _paint.Color = pill;
            canvas.DrawRoundRect(shape, _paint);
            canvas.ClipRoundRect(shape, SKClipOperation.Intersect, antialias: true);
            _paint.Color = design.Spoken!.Value;
            line.Shaped.Draw(canvas, line.Left, line.Baseline, _paint);
        }
        else
        {
            CaptionInk.Letters(canvas, Word(page, index, word), line, design, design.Spoken!.Value);
        }

        canvas.RestoreToCount(saved);
    }

    public override void Dispose()
    {
        _word?.Dispose();
        _paint.Dispose();
        _veil.Dispose();
    }

    private ShapedLine Word(CaptionPage page, int index, int word)
    {
        if (_word is null || _shaped != (index, word))
        {
            _word?.Dispose();
            var mark = page.Marks[word];
            _word = page.Lines[mark.Line].Shaped.Part(mark.Start, mark.End);
            _shaped = (index, word);
        }

        return _word;
    }

    /// <summary>The pill comes from the word before where that is in the same line; a word's colour covers its outline too.</summary>
    private SKRect Box(CaptionPage page, int word, int frame)
    {
        var mark = page.Marks[word];
        if (design.Pill is null)
        {
            var line = page.Lines[mark.Line];
            var ink = Word(page, pages.At(frame), word).Ink;
            ink.Offset(line.Left, line.Baseline);
            var room = design.Padding.Width * line.Shaped.Style.Size;

            return SKRect.Intersect(SKRect.Inflate(ink, room, room), page.Box);
        }

        if (word == 0 || page.Marks[word - 1].Line != mark.Line)
        {
            return mark.Box;
        }

        var before = page.Marks[word - 1].Box;
        var t = Easing.OutCubic(Easing.Progress(frame + 1, mark.Frame, Glide));

        return new SKRect(Easing.Lerp(before.Left, mark.Box.Left, t), mark.Box.Top, Easing.Lerp(before.Right, mark.Box.Right, t), mark.Box.Bottom);
    }
}
