using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Captions;

/// <summary>The words of the captions, a page at a time. A page is painted once, to the pixel, and then copied.</summary>
internal sealed class CaptionPageLayer(CaptionPages pages, CaptionDesign design, float pixels) : Layer
{
    private static readonly SKSamplingOptions Copied = new(SKFilterMode.Nearest);
    private static readonly SKSamplingOptions Scaled = new(SKFilterMode.Linear);

    private readonly SKPaint _veil = new();
    private SKImage? _image;
    private SKRect _place;
    private int _painted = -1;

    public IReadOnlyList<CaptionPage> Pages => pages.All;

    public override bool CanBeClipped => true;

    public override IReadOnlyList<PlacedText> Texts =>
    [
        .. from page in pages.All
           from line in page.Lines
           let size = line.Shaped.Style.Size
           let box = SKRect.Create(line.Left, line.Baseline - TextBlock.Ascent * size, line.Shaped.Width, (TextBlock.Ascent + TextBlock.Descent) * size)
           select new PlacedText(line.Shaped.Text, box, design.Color, size, page.Shown, page.Gone)
           {
               IsCaption = true,
               Marked = design.Pill is null ? null : design.Spoken,
               Second = design.Pill is null ? design.Spoken : null,
               Outline = design.Outline,
           },
    ];

    public override LayerState At(int frame)
    {
        var index = pages.At(frame);
        if (index < 0)
        {
            return LayerState.Hidden;
        }

        var still = pages.Opacity(index, frame) >= 1 && !CaptionPop.Moves(design, pages.All[index], frame);

        return LayerState.Of(pages.All[index].Box, still ? -2 - index : frame);
    }

    public override void Paint(SKCanvas canvas, int frame)
    {
        var index = pages.At(frame);
        if (index < 0)
        {
            return;
        }

        var page = pages.All[index];
        if (_painted != index)
        {
            _image?.Dispose();
            (_image, _place) = PaintPage(page);
            _painted = index;
        }

        _veil.Color = SKColors.White.WithAlpha((byte)(255 * pages.Opacity(index, frame)));
        canvas.Save();
        var moves = CaptionPop.Apply(canvas, design, page, frame);
        canvas.DrawImage(_image, _place, moves ? Scaled : Copied, _veil);
        canvas.Restore();
    }

    public override void Dispose()
    {
        _image?.Dispose();
        _veil.Dispose();
        pages.Dispose();
    }

    private (SKImage Image, SKRect Place) PaintPage(CaptionPage page)
    {
        var bounds = SKRectI.Inflate(SKRectI.Ceiling(new SKRect(page.Box.Left * pixels, page.Box.Top * pixels, page.Box.Right * pixels, page.Box.Bottom * pixels), true), 1, 1);
        using var surface = SKSurface.Create(new SKImageInfo(bounds.Width, bounds.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        var canvas = surface.Canvas;
        canvas.Translate(-bounds.Left, -bounds.Top);
        canvas.Scale(pixels);

        CaptionInk.Plate(canvas, page, design);
        for (var line = 0; line < page.Lines.Count; line++)
        {
            CaptionInk.Line(canvas, page, line, design);
        }

        return (surface.Snapshot(), new SKRect(bounds.Left / pixels, bounds.Top / pixels, bounds.Right / pixels, bounds.Bottom / pixels));
    }
}
