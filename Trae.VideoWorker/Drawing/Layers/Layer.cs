using SkiaSharp;
using Trae.VideoWorker.Drawing.Presenter;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>
/// One thing in the picture. Painting is deterministic, and stays inside the bounds it names. Bounds and painting are in
/// the <see cref="Grid"/>'s units; the canvas comes scaled to pixels, so its matrix is added to and never replaced.
/// </summary>
internal abstract class Layer : IDisposable
{
    /// <summary>Its pixels are the same however it is clipped (whole pixels, copied in place); others are repainted whole.</summary>
    public virtual bool CanBeClipped => false;

    public abstract LayerState At(int frame);

    /// <summary>Where it replaces whatever is below it, in units of whole pixels; empty where that may be seen.</summary>
    public virtual SKRect Covered(int frame) => SKRect.Empty;

    /// <summary>Paints onto what is below it; the canvas is clipped to what has to be redrawn.</summary>
    public abstract void Paint(SKCanvas canvas, int frame);

    /// <summary>Writes straight into the picture, where it covers all of a rectangle: what <see cref="Paint"/> would put there, with a copy less.</summary>
    /// <returns>False if it has to be painted.</returns>
    public virtual bool Write(Pixels picture, SKRectI rect, int frame) => false;

    /// <summary>What it says, for the quality check.</summary>
    public virtual IReadOnlyList<PlacedText> Texts => [];

    public abstract void Dispose();
}

/// <summary>Where a layer is in a frame, in units, and a key that changes whenever they do.</summary>
internal readonly record struct LayerState(SKRectI Bounds, int Key)
{
    public static LayerState Hidden { get; } = new(SKRectI.Empty, -1);

    /// <param name="bounds">Rounded outwards, with a pixel for soft edges.</param>
    public static LayerState Of(SKRect bounds, int key) => new(SKRectI.Inflate(SKRectI.Ceiling(bounds, true), 1, 1), key);
}
