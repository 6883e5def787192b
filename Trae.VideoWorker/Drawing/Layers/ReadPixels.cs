using System.Runtime.InteropServices;
using SkiaSharp;
using Trae.VideoWorker.Drawing.Presenter;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>Pixels of our own that Skia paints with: it reads what is in them then. They take memory from their first use on.</summary>
internal sealed unsafe class ReadPixels(int width, int height) : IDisposable
{
    private readonly int _rowBytes = ((width * 4) + 31) & ~31;
    private void* _memory;
    private SKImage? _image;

    /// <summary>Opaque; a row is a whole number of vectors.</summary>
    public Pixels Pixels => new((byte*)Memory, width, height, _rowBytes);

    /// <summary>It stays this object's.</summary>
    public SKImage Image => _image ??= SKImage.FromPixels(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque), (nint)Memory, _rowBytes);

    private void* Memory => _memory is null ? _memory = NativeMemory.AlignedAlloc((nuint)(_rowBytes * height), 64) : _memory;

    public void Dispose()
    {
        _image?.Dispose();
        NativeMemory.AlignedFree(_memory);
        _memory = null;
    }
}
