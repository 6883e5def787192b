using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Presenter.Faces;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Uploads;

/// <summary>Makes any picture an upright one in sRGB of bounded size, encoded anew: no metadata and no stowaway survives.</summary>
internal static class PreparedPicture
{
    public const int MostSide = 12_000;
    public const long MostPixels = 50_000_000;
    private const int LeastSide = 16;

    // The longest side of a 2160p frame, panned and zoomed a quarter over.
    private const int KeptSide = 4_800;
    private const int Quality = 92;

    /// <param name="format">What its first bytes say: the decoder must agree.</param>
    /// <param name="folder">Where its file goes.</param>
    /// <returns>The file and what it is; its key has no meaning yet.</returns>
    public static (string File, PreparedMedia Media) Make(string path, string format, string folder)
    {
        using var codec = SKCodec.Create(path) ?? throw UploadRefused.Unreadable("a picture");
        if (codec.EncodedFormat != FormatOf(format))
        {
            throw UploadRefused.Unreadable("a picture");
        }

        Check(codec.Info.Width, codec.Info.Height);
        using var stored = Decode(codec);
        using var upright = Upright(stored, codec.EncodedOrigin);
        var isPhoto = format == "jpg";
        using var encoded = upright.Encode(isPhoto ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png, Quality);

        var file = Path.Combine(folder, isPhoto ? "prepared.jpg" : "prepared.png");
        using (var output = File.Create(file))
        {
            encoded.SaveTo(output);
        }

        return (file, new PreparedMedia("", upright.Width, upright.Height, Mouth: FaceFinder.Place(upright)));
    }

    private static void Check(int width, int height)
    {
        if (width > MostSide || height > MostSide || (long)width * height > MostPixels)
        {
            throw UploadRefused.TooManyPixels(width, height);
        }

        if (width < LeastSide || height < LeastSide)
        {
            throw UploadRefused.TooSmall(width, height);
        }
    }

    private static SKBitmap Decode(SKCodec codec)
    {
        // JPEG can be decoded at eighths of its size, which saves most of the memory; other formats answer with their own size.
        var eighths = MathF.Ceiling(8f * KeptSide / Math.Max(codec.Info.Width, codec.Info.Height));
        var fraction = Math.Min(1f, eighths / 8);
        var size = codec.GetScaledDimensions(fraction);
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        try
        {
            return codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success ? bitmap : throw UploadRefused.Unreadable("a picture");
        }
        catch
        {
            bitmap.Dispose();
            throw;
        }
    }

    private static SKImage Upright(SKBitmap stored, SKEncodedOrigin origin)
    {
        var turned = origin >= SKEncodedOrigin.LeftTop;
        var scale = Math.Min(1f, (float)KeptSide / Math.Max(stored.Width, stored.Height));
        var width = Math.Max(1, (int)(stored.Width * scale));
        var height = Math.Max(1, (int)(stored.Height * scale));
        using var surface = SKSurface.Create(
            new SKImageInfo(turned ? height : width, turned ? width : height, SKColorType.Bgra8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        using var image = SKImage.FromBitmap(stored);

        surface.Canvas.Concat(ScenePicture.Orientation(origin, width, height));
        surface.Canvas.DrawImage(image, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));

        return surface.Snapshot();
    }

    private static SKEncodedImageFormat FormatOf(string format) => format switch
    {
        "png" => SKEncodedImageFormat.Png,
        "jpg" => SKEncodedImageFormat.Jpeg,
        "webp" => SKEncodedImageFormat.Webp,
        _ => SKEncodedImageFormat.Gif,
    };
}
