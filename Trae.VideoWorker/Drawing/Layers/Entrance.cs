using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>A shape that enters once and then stands still.</summary>
/// <param name="start">The first frame that shows it.</param>
/// <param name="frames">How long it takes to settle.</param>
/// <param name="paint">Paints it, told how far it has entered: 0 to 1, linear.</param>
/// <param name="owned">What it paints with; disposed of with it.</param>
internal sealed class Entrance(SKRect bounds, int start, int frames, Action<SKCanvas, float> paint, params IReadOnlyList<IDisposable> owned) : Layer
{
    private const int Settled = int.MaxValue;

    public override LayerState At(int frame) =>
        frame < start ? LayerState.Hidden : LayerState.Of(bounds, frame >= start + frames ? Settled : frame);

    public override void Paint(SKCanvas canvas, int frame) => paint(canvas, Easing.Progress(frame, start, frames));

    public override void Dispose()
    {
        foreach (var item in owned)
        {
            item.Dispose();
        }
    }
}
