using SkiaSharp;
using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Drawing.Presenter;
using Trae.VideoWorker.Drawing.Presenter.Faces;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Drawing;

/// <summary>Painted people stand in for photographs, which a repository should not hold; <see cref="PhotographSheet"/> looks at those.</summary>
public sealed unsafe class PortraitTests
{
    private const string Key = "assets/me.png";
    private const int Left = 170;
    private const int Top = 60;

    [Theory]
    [InlineData("ada")]
    [InlineData("omar")]
    [InlineData("rosa")]
    [InlineData("grace")]
    [InlineData("mei")]
    [InlineData("zuri")]
    public void The_mouth_of_a_face_is_found(string who)
    {
        using var picture = Paint(who);

        var mouth = FaceFinder.Find(picture, told: null);

        Assert.NotNull(mouth);
        Assert.InRange(mouth.Middle.X, Left + 280 - 16, Left + 280 + 16);
        Assert.InRange(mouth.Middle.Y, Top + 356 - 22, Top + 356 + 22);
        Assert.InRange(mouth.Width, 55, 105);
    }

    [Fact]
    public void There_is_no_face_in_a_landscape()
    {
        using var surface = SKSurface.Create(new SKImageInfo(640, 400));
        surface.Canvas.Clear(new SKColor(0xFF4A90C2));
        using var grass = new SKPaint { Color = new SKColor(0xFF3D8A3A) };
        using var sand = new SKPaint { Color = new SKColor(0xFFD9B98A) };
        surface.Canvas.DrawRect(0, 250, 640, 150, grass);
        surface.Canvas.DrawOval(300, 330, 200, 40, sand);
        using var picture = surface.Snapshot();

        Assert.Null(FaceFinder.Find(picture, told: null));
    }

    [Fact]
    public void A_portrait_whose_mouth_is_not_found_is_told_about_until_a_person_says_where_it_is()
    {
        using var media = new SceneMedia(new Dictionary<string, SKImage> { ["assets/wall.png"] = SKImage.Create(new SKImageInfo(300, 300)) });
        var look = new Look(VideoFormat.Wide, Presenter: Looks.PortraitPresenter) { Portrait = "assets/wall.png" };

        Assert.Contains("Say where the mouth is", PortraitMouths.Doubt(look, media), StringComparison.Ordinal);
        Assert.Null(PortraitMouths.Doubt(look with { PortraitMouth = new(0.5, 0.5, 0.1) }, media));
        Assert.Null(PortraitMouths.Doubt(look with { Presenter = "ada" }, media));
    }

    [Fact]
    public void A_person_may_say_where_the_mouth_is()
    {
        using var picture = Paint("ada");

        var mouth = FaceFinder.Find(picture, new MouthPlace(0.25, 0.5, 0.1));

        Assert.Equal(new PortraitMouth(new SKPoint(picture.Width / 4f, picture.Height / 2f), picture.Width * 0.1f), mouth);
    }

    [Fact]
    public void A_portrait_without_a_picture_fails_with_what_to_do()
    {
        var failure = Assert.Throws<PermanentJobException>(() => new SceneCanvas(Timeline(Framing.Half), SceneMedia.Empty, Frames.Fonts));

        Assert.Equal("portrait-missing", failure.Code);
        Assert.Contains("upload a portrait", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Framing.Half)]
    [InlineData(Framing.Circle)]
    public void Drawing_only_what_moved_gives_the_same_pixels_as_drawing_everything(Framing framing)
    {
        using var media = Media();
        var timeline = Timeline(framing);
        using var canvas = new SceneCanvas(timeline, media, Frames.Fonts);

        for (var frame = 0; frame < 80; frame++)
        {
            canvas.Draw(frame);
            if (frame is 33 or 60 or 79)
            {
                Assert.True(Frames.Difference(Frames.Copy(canvas), Frames.Full(timeline, frame, media)) <= 1, $"frame {frame}");
            }
        }
    }

    [Fact]
    public void The_mouth_opens_and_the_rest_of_the_face_stays()
    {
        using var media = Media();
        var picture = media.Picture(Key)!;
        using var portrait = new Portrait(picture, FaceFinder.Find(picture, told: null), new SKSizeI(400, 440), 1);

        var (shut, open) = (Compose(portrait, Viseme.Rest), Compose(portrait, Viseme.Open));
        var changed = Enumerable.Range(0, 400 * 440).Where(i => Math.Abs(shut[i * 4] - open[i * 4]) > 12).Select(i => (X: i % 400, Y: i / 400)).ToList();
        var reach = portrait.Reach(FigurePart.Mouth, SKMatrix.Identity, Speaking(Viseme.Open));

        Assert.InRange(changed.Count, 500, 12_000);
        Assert.All(changed, at => Assert.True(reach.Contains(at.X, at.Y), $"{at}"));
        Assert.Equal(shut, Compose(portrait, Viseme.Closed));
    }

    [Fact]
    public void It_is_labelled_in_the_picture_and_looks_as_it_did()
    {
        using var media = Media();
        var timeline = Timeline(Framing.Half);
        using var canvas = new SceneCanvas(timeline, media, Frames.Fonts);
        Assert.Contains(canvas.Layers.SelectMany(layer => layer.Texts), text => text.Text == "Animated portrait");

        using var frame = Frames.Small(timeline, 50, 480, media);
        GoldenFile.Check(frame, "portrait");
    }

    private static SceneMedia Media() => new(new Dictionary<string, SKImage> { [Key] = Paint("rosa") });

    private static SceneTimeline Timeline(Framing framing)
    {
        var timeline = SampleScenes.Timeline(SceneLayout.Statement, presenter: Looks.PortraitPresenter, transition: SceneTransition.Cut);

        return timeline with { Look = timeline.Look with { Portrait = Key, Framing = framing, Resolution = Resolution.P720 } };
    }

    private static PresenterPose Speaking(Viseme sound) => default(PresenterPose) with { Mouth = MouthShape.Of(sound).Rounded() };

    private static byte[] Compose(Portrait portrait, Viseme sound)
    {
        var bytes = new byte[400 * 440 * 4];
        fixed (byte* start = bytes)
        {
            var pixels = new Pixels(start, 400, 440, 1600);
            portrait.Compose(pixels, SKMatrix.Identity, Speaking(sound), pixels.Frame);
        }

        return bytes;
    }

    private static SKImage Paint(string who)
    {
        using var surface = SKSurface.Create(new SKImageInfo(900, 700, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var wall = new SKPaint { Shader = SKShader.CreateLinearGradient(new(0, 0), new(900, 700), [new(0xFFB9C7CF), new(0xFF6F8894)], SKShaderTileMode.Clamp) };
        surface.Canvas.DrawPaint(wall);
        surface.Canvas.Flush();
        using var pixmap = surface.PeekPixels();
        var pixels = new Pixels((byte*)pixmap.GetPixels(), 900, 700, pixmap.RowBytes);
        using var figure = new Figure(Cast.Of(who), 1, 640);
        figure.Compose(pixels, SKMatrix.CreateTranslation(Left, Top), Speaking(Viseme.Rest), pixels.Frame);

        return SKImage.FromPixelCopy(pixmap);
    }
}
