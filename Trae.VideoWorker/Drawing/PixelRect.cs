namespace Trae.VideoWorker.Drawing;

/// <summary>A rectangle of whole pixels; its edges are even, so it maps onto 4:2:0 chroma.</summary>
public readonly record struct PixelRect(int X, int Y, int Width, int Height);
