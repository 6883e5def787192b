using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Overlay;

/// <summary>A line in white on a dark plate with round ends, which says something of the picture itself.</summary>
/// <param name="text">In the plate's middle; owned from now on.</param>
/// <param name="plate">Units.</param>
internal abstract class PlateLabel(TextBlock text, SKRect plate) : Layer
{
    private static readonly SKColor Ink = SKColors.White;

    private readonly SKPaint _plateInk = new() { IsAntialias = true, Color = new SKColor(0xE60B0F14) };
    private readonly SKPaint _ink = new() { IsAntialias = true, Color = Ink };

    public sealed override IReadOnlyList<PlacedText> Texts => [new PlacedText(text.Text, Box, Ink, text.Style.Size, 0)];

    private SKRect Box => SKRect.Create(plate.MidX - text.Width / 2, plate.MidY - text.Height / 2, text.Width, text.Height);

    public sealed override LayerState At(int frame) => LayerState.Of(plate, 0);

    public sealed override void Paint(SKCanvas canvas, int frame)
    {
        canvas.DrawRoundRect(plate, plate.Height / 2, plate.Height / 2, _plateInk);
        if (text.Lines.Count > 0)
        {
            text.Lines[0].Draw(canvas, Box.Left, Box.Top + text.Baseline(0), _ink);
        }
    }

    public sealed override void Dispose()
    {
        _plateInk.Dispose();
        _ink.Dispose();
        text.Dispose();
    }
}
