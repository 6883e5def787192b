using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>The pattern of a cloth; the canvas is clipped to it.</summary>
internal sealed class Weaves(Outfit outfit, Ink ink)
{
    private readonly SKPaint _stripe = ink.Line(outfit.WeaveInk, 7);
    private readonly SKPaint _diamond = ink.Flat(outfit.WeaveInk);
    private readonly SKPaint _spot = ink.Flat(outfit.Under);

    public void Draw(SKCanvas canvas, SKRect area)
    {
        switch (outfit.Weave)
        {
            case Weave.Stripes:
                for (var y = area.Top - area.Top % 34; y < area.Bottom; y += 34)
                {
                    canvas.DrawLine(area.Left, y, area.Right, y, _stripe);
                }

                break;
            case Weave.Diamonds:
                for (var row = 0; row * 40 < area.Height + 80; row++)
                {
                    for (var x = area.Left + row % 2 * 32; x < area.Right + 32; x += 64)
                    {
                        Diamond(canvas, x, area.Top + row * 40);
                    }
                }

                break;
            default:
                break;
        }
    }

    private void Diamond(SKCanvas canvas, float x, float y)
    {
        using var path = new SKPath();
        path.AddPoly([new(x, y - 20), new(x + 16, y), new(x, y + 20), new(x - 16, y)]);
        canvas.DrawPath(path, _diamond);
        canvas.DrawCircle(x, y, 5, _spot);
    }
}
