using System.Runtime.Intrinsics;
using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;

namespace Trae.VideoWorker.Drawing.Backgrounds;

/// <summary>
/// A picture without detail: drawn at a sixteenth of the size in floats, and brought to pixels by vectors in a fraction of
/// what Skia takes for it. A grain that stays where it is keeps it from banding, and gives the encoder nothing to code.
/// </summary>
internal sealed unsafe class SmoothPixels : IDisposable
{
    private const int Smaller = 16;

    // Of a pixel's level: four bits by each direction's weights. White times 256 just fits a vector's lane.
    private const int Levels = 16;
    private const int White = 255 * Levels;
    private const int GrainRows = 64;

    // The grain is triangular, a level up or down; half a level more rounds.
    private const int MostGrain = 2 * 256 - 1;
    private const int GrainOffset = 128;

    private readonly SKSurface _small;
    private readonly SKPixmap _smallMap;
    private readonly (int First, int Weight)[] _columns;
    private readonly (int First, int Weight)[] _rows;
    private readonly int _rowBytes;
    private readonly ReadPixels _shown;
    private readonly ushort[] _line;
    private readonly ushort[] _wide;
    private readonly ushort[] _grain;

    public SmoothPixels(Grid grid)
    {
        var (width, height) = ((grid.Width + Smaller - 1) / Smaller, (grid.Height + Smaller - 1) / Smaller);
        _small = SKSurface.Create(new SKImageInfo(width, height, SKColorType.RgbaF32, SKAlphaType.Premul));
        _small.Canvas.Scale(width / (float)grid.Width, height / (float)grid.Height);
        _smallMap = _small.PeekPixels();
        _columns = [.. Enumerable.Range(0, grid.Size.Width).Select(x => Between(x, grid.Size.Width, width))];
        _rows = [.. Enumerable.Range(0, grid.Size.Height).Select(y => Between(y, grid.Size.Height, height))];

        // Whole vectors: the lane of an 8-bit channel is 16 bits wide, and two vectors become one.
        _shown = new ReadPixels(grid.Size.Width, grid.Size.Height);
        _rowBytes = _shown.Pixels.RowBytes;
        _line = new ushort[width * 4];
        _wide = new ushort[height * _rowBytes];
        _grain = Grained(_rowBytes);
    }

    /// <summary>In pixels of the frame, opaque; it stays this object's, and shows what was drawn last.</summary>
    public SKImage Image => _shown.Image;

    /// <param name="draw">In the grid's units.</param>
    public void Draw(Action<SKCanvas> draw)
    {
        draw(_small.Canvas);
        _small.Canvas.Flush();
        for (var y = 0; y < _smallMap.Height; y++)
        {
            Widen(y);
        }

        for (var y = 0; y < _rows.Length; y++)
        {
            Fill(y);
        }
    }

    public void Dispose()
    {
        _shown.Dispose();
        _smallMap.Dispose();
        _small.Dispose();
    }

    /// <summary>A row of the small picture over the whole width.</summary>
    private void Widen(int y)
    {
        var source = (float*)_smallMap.GetPixels() + (long)y * _smallMap.RowBytes / sizeof(float);
        for (var i = 0; i < _line.Length; i += 4)
        {
            // RGBA to BGRA.
            (_line[i], _line[i + 1], _line[i + 2], _line[i + 3]) = (Level(source[i + 2]), Level(source[i + 1]), Level(source[i]), White);
        }

        var wide = _wide.AsSpan(y * _rowBytes, _rowBytes);
        for (var x = 0; x < _columns.Length; x++)
        {
            var (first, weight) = _columns[x];
            for (var channel = 0; channel < 4; channel++)
            {
                var (left, right) = (_line[first * 4 + channel], _line[Math.Min(first * 4 + 4, _line.Length - 4) + channel]);
                wide[x * 4 + channel] = (ushort)((left * (Levels - weight) + right * weight) / Levels);
            }
        }
    }

    /// <summary>A row of the frame, between two of the wide ones.</summary>
    private void Fill(int y)
    {
        var (first, weight) = _rows[y];
        var (above, below) = (Vector256.Create((ushort)(Levels - weight)), Vector256.Create((ushort)weight));
        var top = _wide.AsSpan(first * _rowBytes, _rowBytes);
        var bottom = _wide.AsSpan(Math.Min(first + 1, _smallMap.Height - 1) * _rowBytes, _rowBytes);
        var grain = _grain.AsSpan(y % GrainRows * _rowBytes, _rowBytes);
        var target = _shown.Pixels.Start + (long)y * _rowBytes;
        for (var i = 0; i < _rowBytes; i += 32)
        {
            var low = Mixed(Vector256.Create<ushort>(top[i..]) * above + Vector256.Create<ushort>(bottom[i..]) * below, Vector256.Create<ushort>(grain[i..]));
            var high = Mixed(Vector256.Create<ushort>(top[(i + 16)..]) * above + Vector256.Create<ushort>(bottom[(i + 16)..]) * below, Vector256.Create<ushort>(grain[(i + 16)..]));
            Vector256.Narrow(low, high).Store(target + i);
        }
    }

    private static Vector256<ushort> Mixed(Vector256<ushort> level, Vector256<ushort> grain) =>
        Vector256.SubtractSaturate(Vector256.AddSaturate(level, grain), Vector256.Create((ushort)GrainOffset)) >>> 8;

    private static ushort Level(float part) => (ushort)(Math.Clamp(part, 0, 1) * White + 0.5f);

    /// <summary>Which two of the small picture's pixels one of the frame's is between, and how near to the second.</summary>
    private static (int First, int Weight) Between(int at, int size, int small)
    {
        var place = Math.Max(0, (at + 0.5f) * small / size - 0.5f);

        return ((int)place, (int)((place - (int)place) * Levels));
    }

    private static ushort[] Grained(int rowBytes)
    {
        var grain = new ushort[GrainRows * rowBytes];
        var dice = new Dice("grain");
        for (var i = 0; i < grain.Length; i += 4)
        {
            var level = (ushort)(dice.Between(0, MostGrain / 2f) + dice.Between(0, MostGrain / 2f));
            (grain[i], grain[i + 1], grain[i + 2], grain[i + 3]) = (level, level, level, GrainOffset);
        }

        return grain;
    }
}
