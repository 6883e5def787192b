using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>A presenter in a round frame, for choosing between them.</summary>
internal static unsafe class PresenterPicture
{
    private static readonly SKRect View = new(20, 24, 540, 544);

    /// <returns>A WebP with clear corners.</returns>
    public static byte[] Draw(string presenter, int side)
    {
        using var surface = SKSurface.Create(new SKImageInfo(side, side, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var pixmap = surface.PeekPixels();
        var pixels = new Pixels((byte*)pixmap.GetPixels(), side, side, pixmap.RowBytes);
        pixels.Clear(pixels.Frame);

        var scale = side / View.Width;
        using var figure = new Figure(Cast.Of(presenter), scale, View.Bottom);
        using var round = new RoundFrame(new SKSizeI(side, side), Theme.Of(Contracts.Looks.DefaultTheme));
        var pose = default(PresenterPose) with { Eyes = default(EyePose) with { Smile = 0.5f }, Mouth = MouthShape.Of(Contracts.Viseme.Wide) };
        round.Under(pixels, pixels.Frame);
        figure.Compose(pixels, SKMatrix.CreateTranslation(-View.Left * scale, -View.Top * scale), pose, pixels.Frame);
        round.Over(pixels, pixels.Frame);

        using var encoded = pixmap.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, 88)) ?? throw new InvalidOperationException("Skia has no WebP encoder.");

        return encoded.ToArray();
    }
}
