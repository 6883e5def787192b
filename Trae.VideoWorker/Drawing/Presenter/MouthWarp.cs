using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>
/// Opens the mouth of a picture: what is below the line between the lips is pressed towards the chin and what is above it
/// a little towards the nose, most in the middle and not at all at the corners; the gap is filled with a drawn mouth.
/// </summary>
/// <param name="into">From the picture to the frame.</param>
/// <param name="middle">Of the mouth, in the frame.</param>
/// <param name="width">Of the mouth, in the frame.</param>
internal sealed class MouthWarp(SKImage image, SKMatrix into, SKPoint middle, float width)
{
    private const int Columns = 24;
    private const int Rows = 14;
    private const float Finer = 2;
    private const float Down = 1.15f;
    private const float Up = 0.55f;

    // Of the mouth's width: people who speak open their mouths less than drawn figures do.
    private const float Deepest = 0.31f;

    // Teeth are no brighter than the light that falls on the face allows.
    private readonly float _shade = 0.6f * (1 - Math.Min(1, Light(image, into, middle, width) / 0.6f));

    public SKRect Bounds => new(middle.X - width, middle.Y - Up * width, middle.X + width, middle.Y + Down * width);

    public void Draw(SKCanvas canvas, MouthShape mouth)
    {
        if (mouth.Open < 2.5f)
        {
            return;
        }

        var half = width / 2 * Math.Clamp(mouth.Width / 72, 0.55f, 1.08f);
        var depth = Math.Min(1.1f, mouth.Open / 40) * width * Deepest;

        // Skia draws meshes with hard edges; drawn larger and reduced, they are soft.
        using var large = SKSurface.Create(new SKImageInfo((int)(Bounds.Width * Finer) + 1, (int)(Bounds.Height * Finer) + 1, SKColorType.Bgra8888, SKAlphaType.Premul));
        large.Canvas.Scale(Finer);
        large.Canvas.Translate(-Bounds.Left, -Bounds.Top);
        DrawInside(large.Canvas, mouth, half, depth);

        into.TryInvert(out var back);
        using var shader = image.ToShader(SKShaderTileMode.Clamp, SKShaderTileMode.Clamp, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var paint = new SKPaint { Shader = shader };
        DrawLip(large.Canvas, back, paint, Down * width, half, depth);
        DrawLip(large.Canvas, back, paint, -Up * width, half, -0.28f * depth);

        using var drawn = large.Snapshot();
        canvas.DrawImage(drawn, SKRect.Create(Bounds.Left, Bounds.Top, drawn.Width / Finer, drawn.Height / Finer), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Nearest));
    }

    /// <summary>Of the face around the mouth, 0 to 1.</summary>
    private static float Light(SKImage image, SKMatrix into, SKPoint middle, float width)
    {
        into.TryInvert(out var back);
        var around = SKRect.Intersect(back.MapRect(new SKRect(middle.X - width, middle.Y - width, middle.X + width, middle.Y + 0.8f * width)), SKRect.Create(image.Width, image.Height));
        using var small = new SKBitmap(new SKImageInfo(8, 8, SKColorType.Gray8, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(small))
        {
            canvas.DrawImage(image, around, SKRect.Create(8, 8), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        return (float)small.Bytes.Average(value => value / 255d);
    }

    private void DrawInside(SKCanvas canvas, MouthShape mouth, float half, float depth)
    {
        using var inside = new SKPaint
        {
            IsAntialias = true,
            Shader = SKShader.CreateLinearGradient(new(0, middle.Y - depth * 0.3f), new(0, middle.Y + depth), [new(0xFF240A0D), new(0xFF5A1C22)], SKShaderTileMode.Clamp),
        };
        using var teeth = new SKPaint { IsAntialias = true, Color = Tint.Darker(new SKColor(0xFFE9E1D6), _shade) };
        using var tongue = new SKPaint { IsAntialias = true, Color = new SKColor(0xFFA9494C) };
        var box = new SKRect(middle.X - half, middle.Y - depth, middle.X + half, middle.Y + depth * 1.2f);

        canvas.Save();
        canvas.ClipRect(box);
        canvas.DrawRect(box, inside);
        canvas.DrawOval(middle.X, middle.Y + depth * Easing.Lerp(1.15f, 0.8f, mouth.Tongue), half * 0.6f, depth * 0.5f, tongue);
        if (mouth.Teeth > 0.05f)
        {
            var top = middle.Y - depth * 0.3f;
            canvas.DrawRoundRect(new SKRect(middle.X - half * 0.72f, top - depth, middle.X + half * 0.72f, top + depth * 0.3f * mouth.Teeth + width * 0.03f), width * 0.05f, width * 0.05f, teeth);
        }

        canvas.Restore();
    }

    /// <param name="reach">How far from the line between the lips the picture gives way; upwards below zero.</param>
    /// <param name="depth">How far it gives way at the line.</param>
    private void DrawLip(SKCanvas canvas, SKMatrix back, SKPaint paint, float reach, float half, float depth)
    {
        var (places, sources, order) = (new List<SKPoint>(), new List<SKPoint>(), new List<ushort>());
        for (var row = 0; row <= Rows; row++)
        {
            var far = row / (float)Rows;
            for (var column = 0; column <= Columns; column++)
            {
                var x = middle.X + (2f * column / Columns - 1) * half;
                var aside = (x - middle.X) / half;
                var source = new SKPoint(x, middle.Y + far * reach);
                var give = depth * Math.Max(0, (1 - aside * aside) * (1 - 0.35f * aside * aside)) * (1 - far) * (1 - far) * (1 + 2 * far);
                places.Add(source with { Y = source.Y + give });
                sources.Add(back.MapPoint(source));
                if (row < Rows && column < Columns)
                {
                    var at = row * (Columns + 1) + column;
                    order.AddRange([(ushort)at, (ushort)(at + 1), (ushort)(at + Columns + 1), (ushort)(at + 1), (ushort)(at + Columns + 2), (ushort)(at + Columns + 1)]);
                }
            }
        }

        using var mesh = SKVertices.CreateCopy(SKVertexMode.Triangles, [.. places], [.. sources], null, [.. order]);
        canvas.DrawVertices(mesh, SKBlendMode.Modulate, paint);
    }
}
