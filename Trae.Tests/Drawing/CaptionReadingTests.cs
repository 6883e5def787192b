using System.Globalization;
using System.Text;
using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Drawing.Captions;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.Tests.Drawing;

/// <summary>What is burned into the picture, read back from its pixels in seventeen languages and ten scripts.</summary>
public sealed class CaptionReadingTests
{
    /// <summary>The share of letters that may be misread: the reader errs too. Most languages have none.</summary>
    private const double Tolerance = 0.05;

    /// <summary>Our tags, and the names that Tesseract has for them.</summary>
    public static TheoryData<string, string> Languages() => new()
    {
        { "en", "eng" }, { "de", "deu" }, { "fr", "fra" }, { "pl", "pol" }, { "tr", "tur" }, { "vi", "vie" }, { "el", "ell" }, { "ru", "rus" }, { "ar", "ara" },
        { "he", "heb" }, { "hi", "hin" }, { "bn", "ben" }, { "ta", "tam" }, { "th", "tha" }, { "zh", "chi_sim" }, { "ja", "jpn" }, { "ko", "kor" },
    };

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Captions_read_as_they_were_written(string language, string reader) =>
        await AssertReads(language, reader, new Look(VideoFormat.Wide, Presenter: null) { CaptionStyle = CaptionStyle.Block }, "");

    [Theory]
    [InlineData(CaptionStyle.Minimal, "lagoon", VideoFormat.Square)]
    [InlineData(CaptionStyle.Minimal, "paper", VideoFormat.Wide)]
    [InlineData(CaptionStyle.Bold, "lagoon", VideoFormat.Tall)]
    public async Task Captions_without_a_plate_are_read_too(CaptionStyle style, string theme, VideoFormat format) =>
        await AssertReads("en", "eng", new Look(format, theme, Presenter: null) { CaptionStyle = style }, "hearts");

    private static async Task AssertReads(string language, string reader, Look look, string word)
    {
        var text = CaptionSamples.Languages.Single(sample => sample.Language == language).Text;
        using var pages = Pages(CaptionSamples.Timeline(language, text, look));
        var read = await OpticalReader.Read(pages, reader);

        var rate = OpticalReader.ErrorRate(Bare(text), Bare(read));
        Assert.True(rate <= Tolerance, $"{rate:P1} of the letters are wrong in: {read}");
        Assert.Contains(word, read, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_misread_letter_counts_once() => Assert.Equal(0.25, OpticalReader.ErrorRate("abcd", "abxd"));

    /// <summary>The captions' part of a frame of each page, one below the other, dark on light as readers like it.</summary>
    private static SKBitmap Pages(VideoWorker.Timeline.SceneTimeline timeline)
    {
        var grid = Grid.For(timeline.Look);
        var layers = CaptionLayers.For(timeline, grid, Theme.Of(timeline.Look.Theme), new TextShaper(Frames.Fonts, timeline.Language));
        var pages = ((CaptionPageLayer)layers[0]).Pages;
        var area = SKRectI.Ceiling(grid.Captions);
        var sheet = new SKBitmap(area.Width, area.Height * pages.Count);
        using var canvas = new SKCanvas(sheet);
        using var scene = new SceneCanvas(timeline, SceneMedia.Empty, Frames.Fonts);
        using var negative = new SKPaint { ColorFilter = SKColorFilter.CreateHighContrast(grayscale: true, SKHighContrastConfigInvertStyle.InvertLightness, 0.4f) };
        for (var i = 0; i < pages.Count; i++)
        {
            scene.Draw((pages[i].Shown + pages[i].Gone) / 2);
            using var pixels = new SKPixmap(new SKImageInfo(scene.Width, scene.Height, SKColorType.Bgra8888, SKAlphaType.Premul), scene.Pixels, scene.RowBytes);
            using var frame = SKImage.FromPixelCopy(pixels);
            canvas.DrawImage(frame, area, SKRect.Create(0, i * area.Height, area.Width, area.Height), negative);
        }

        Assert.All(layers, layer => layer.Dispose());

        return sheet;
    }

    private static string Bare(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)).ToLowerInvariant();
}
