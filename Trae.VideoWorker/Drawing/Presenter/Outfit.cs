using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

internal enum Garment
{
    /// <summary>An open jacket over a shirt, with or without a tie.</summary>
    Jacket,
    Pullover,
    Turtleneck,
    Hoodie,

    /// <summary>With a collar and buttons.</summary>
    Shirt,

    /// <summary>With a wide neckline.</summary>
    Blouse,

    /// <summary>With a standing collar and an embroidered slit.</summary>
    Kurta,

    /// <summary>Buttoned, over something light.</summary>
    Cardigan,

    /// <summary>A blouse and a length of cloth over one shoulder.</summary>
    Sari,
}

internal enum Weave
{
    Plain,
    Stripes,
    Diamonds,
}

/// <param name="Main">In the light, <paramref name="Shade"/> away from it.</param>
/// <param name="Under">The shirt, the lining, or the border: what sets the garment off.</param>
internal sealed record Outfit(Garment Garment, SKColor Main, SKColor Shade, SKColor Under)
{
    public SKColor? Tie { get; init; }

    public Weave Weave { get; init; }

    public SKColor WeaveInk { get; init; }
}
