using SkiaSharp;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.VideoWorker.Encoding;

/// <summary>Decodes an uploaded picture within bounds, upright, and no larger than a frame can show.</summary>
public static class ScenePicture
{
    private const long MostPixels = 50_000_000;

    /// <summary>Throws <see cref="PermanentJobException"/> for what is no picture, or too large a one.</summary>
    /// <param name="frame">What it is shown in; it may be panned and zoomed a little over its longest side.</param>
    public static SKImage Decode(Stream content, FrameSize frame)
    {
        using var data = SKData.Create(content);
        using var codec = SKCodec.Create(data)
            ?? throw new PermanentJobException("picture-unreadable", "A scene's picture cannot be read: upload it again as JPEG, PNG or WebP.");

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MostPixels)
        {
            throw new PermanentJobException("picture-too-large", $"A scene's picture has {width}x{height} pixels: upload one of at most {MostPixels / 1_000_000} million.");
        }

        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        var result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
        {
            throw new PermanentJobException("picture-unreadable", $"A scene's picture is damaged ({result}): upload it again.");
        }

        return Upright(bitmap, codec.EncodedOrigin, Math.Max(frame.Width, frame.Height) * 5 / 4);
    }

    private static SKImage Upright(SKBitmap bitmap, SKEncodedOrigin origin, int mostSide)
    {
        var turned = origin >= SKEncodedOrigin.LeftTop;
        var scale = Math.Min(1f, (float)mostSide / Math.Max(bitmap.Width, bitmap.Height));
        var width = Math.Max(1, (int)(bitmap.Width * scale));
        var height = Math.Max(1, (int)(bitmap.Height * scale));

        using var surface = SKSurface.Create(new SKImageInfo(turned ? height : width, turned ? width : height, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var image = SKImage.FromBitmap(bitmap);

        surface.Canvas.Concat(Orientation(origin, width, height));
        surface.Canvas.DrawImage(image, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));

        return surface.Snapshot();
    }

    /// <summary>From stored to upright pixels (Exif 2.3, tag 0x0112), for a stored picture of this size.</summary>
    internal static SKMatrix Orientation(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
