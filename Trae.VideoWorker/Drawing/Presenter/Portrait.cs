using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>A person's own picture that moves its head a little, and its mouth with what is said.</summary>
internal sealed class Portrait : IFigure
{
    // The picture is a little larger than its frame, so that its edges stay outside when it turns.
    private const float Over = 0.04f;

    private readonly Sprite _picture;
    private readonly SpriteCache<MouthShape>? _mouths;
    private readonly float _density;
    private readonly SKPoint _middle;

    /// <param name="size">Of the frame, in pixels.</param>
    /// <param name="mouth">Null where none was found: then only the head moves.</param>
    /// <param name="density">Pixels per unit of the picture.</param>
    public Portrait(SKImage image, PortraitMouth? mouth, SKSizeI size, float density)
    {
        (_density, _middle) = (density, new SKPoint(size.Width / 2f, size.Height));
        var source = Crop(image, mouth, size);
        var target = SKRect.Inflate(new SKRect(0, 0, size.Width, size.Height), size.Width * Over, size.Height * Over);
        var into = SKMatrix.CreateTranslation(target.Left, target.Top)
            .PreConcat(SKMatrix.CreateScale(target.Width / source.Width, target.Height / source.Height))
            .PreConcat(SKMatrix.CreateTranslation(-source.Left, -source.Top));
        void Draw(SKCanvas canvas) => canvas.DrawImage(image, source, target, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));

        _picture = new Sprite(target, 1, Draw);
        if (mouth is not null)
        {
            var middle = into.MapPoint(mouth.Middle);
            var warp = new MouthWarp(image, into, middle, mouth.Width * into.ScaleX);
            _mouths = new(90, shape => new Sprite(warp.Bounds, 1, canvas => warp.Draw(canvas, shape)));
        }
    }

    public void Compose(Pixels target, SKMatrix place, in PresenterPose pose, SKRectI clip)
    {
        var head = Head(place, pose.Body);
        _picture.Blend(target, head, clip);
        _mouths?[pose.Mouth].Blend(target, head, clip);
    }

    public SKRectI Reach(FigurePart part, SKMatrix place, in PresenterPose pose) => part switch
    {
        FigurePart.Head => _picture.Reach(Head(place, pose.Body)),
        FigurePart.Mouth when _mouths is not null => _mouths[pose.Mouth].Reach(Head(place, pose.Body)),
        _ => SKRectI.Empty,
    };

    public void Dispose()
    {
        _picture.Dispose();
        _mouths?.Dispose();
    }

    /// <summary>The frame's share of the picture; where there is a face, it is in the middle and two thirds up.</summary>
    internal static SKRect Crop(SKImage image, PortraitMouth? mouth, SKSizeI size)
    {
        var ratio = size.Width / (float)size.Height;
        var (width, height) = image.Width / (float)image.Height > ratio ? (image.Height * ratio, (float)image.Height) : (image.Width, image.Width / ratio);
        if (mouth is null)
        {
            return SKRect.Create((image.Width - width) / 2, (image.Height - height) / 3, width, height);
        }

        // A mouth is about a third of a face's width; five mouths make a bust, and a picture is enlarged to twice at most.
        var closer = Math.Min(1, Math.Max(mouth.Width * 5.2f / width, 0.5f * size.Width / width));
        (width, height) = (width * closer, height * closer);

        return SKRect.Create(
            Math.Clamp(mouth.Middle.X - width / 2, 0, image.Width - width),
            Math.Clamp(mouth.Middle.Y - height * 0.58f, 0, image.Height - height),
            width,
            height);
    }

    private SKMatrix Head(SKMatrix place, in BodyPose body) => place
        .PreConcat(SKMatrix.CreateTranslation(2.5f * body.Turn * _density, Math.Clamp(0.8f * body.Bob, -4, 5) * _density))
        .PreConcat(SKMatrix.CreateRotationDegrees(0.3f * body.Tilt, _middle.X, _middle.Y));
}

/// <param name="Middle">In the picture's pixels.</param>
/// <param name="Width">Between the corners.</param>
internal sealed record PortraitMouth(SKPoint Middle, float Width);
