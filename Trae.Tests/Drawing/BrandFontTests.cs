using System.Diagnostics;
using SkiaSharp;
using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.Tests.Drawing;

public sealed class BrandFontTests
{
    private const string Key = "uploads/font";

    // Not what text is set in by itself, and small enough to sanitise many times.
    private static readonly string Serif = Installed("NotoSerif-Regular.ttf");
    private static readonly string Small = Installed("NotoSansOgham-Regular.ttf");

    [Fact]
    public void Headings_and_texts_are_set_in_the_fonts_of_the_brand()
    {
        using var fonts = SceneFonts.Of(new Brand(HeadingFont: Key), Media(Serif), Frames.Fonts);
        var shaper = new TextShaper(fonts, "en");
        using var heading = shaper.Shape("Three hearts", TypeScale.Heading, false);
        using var caption = shaper.Shape("Three hearts", TypeScale.Caption, false);

        Assert.All(heading.Glyphs, glyph => Assert.Equal("Noto Serif", glyph.Face.Family));
        Assert.All(caption.Glyphs, glyph => Assert.NotEqual("Noto Serif", glyph.Face.Family));
    }

    [Fact]
    public void A_word_with_a_letter_that_the_brands_font_lacks_is_set_in_another_as_a_whole()
    {
        using var fonts = SceneFonts.Of(new Brand(BodyFont: Key), Media(Serif), Frames.Fonts);
        using var line = new TextShaper(fonts, "en").Shape("Serif x가x שלום 🐙 serif", TypeScale.Body, false);

        Assert.DoesNotContain(line.Glyphs, glyph => glyph.Id == 0);
        Assert.Equal("Noto Serif", line.Glyphs[0].Face.Family);
        Assert.Equal("Noto Serif", line.Glyphs[^1].Face.Family);
        Assert.Single(line.Glyphs.Where(glyph => "x가".Contains(line.Text[glyph.Cluster], StringComparison.Ordinal)).Select(glyph => glyph.Face.IsOwn).Distinct());
        Assert.DoesNotContain(line.Glyphs.Where(glyph => glyph.Face.IsOwn), glyph => glyph.Cluster is >= 6 and < 16 && line.Text[glyph.Cluster] != ' ');
    }

    [Fact]
    public void A_scene_is_drawn_with_it()
    {
        var timeline = SampleScenes.Timeline(SceneLayout.Title);
        var plain = Frames.Full(timeline, 60);
        using var canvas = new SceneCanvas(timeline with { Look = timeline.Look with { Brand = new Brand(HeadingFont: Key, BodyFont: Key) } }, Media(Serif), Frames.Fonts);
        canvas.Draw(60);

        Assert.True(Frames.Difference(plain, Frames.Copy(canvas)) > 100);
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no font, and never was one")]
    [InlineData("OTTO\0\u0010\u0001\0")]
    public void Garbage_is_refused_with_what_to_do(string content)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, content, System.Text.Encoding.Latin1);
        try
        {
            var failure = Assert.Throws<PermanentJobException>(() => SceneFonts.Of(new Brand(BodyFont: Key), Media(path), Frames.Fonts));
            Assert.Equal("font-unreadable", failure.Code);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void What_the_sanitizer_lets_through_of_damaged_fonts_can_be_drawn_with()
    {
        var whole = File.ReadAllBytes(Small);
        var (folder, random, accepted) = (Directory.CreateTempSubdirectory("trae-fonts-").FullName, new Random(3), 0);
        try
        {
            for (var i = 0; i < 40; i++)
            {
                var damaged = whole.ToArray();
                for (var hit = 0; hit <= i % 8; hit++)
                {
                    // Past the directory of tables, whose damage is always seen.
                    damaged[random.Next(12, damaged.Length)] = (byte)random.Next(256);
                }

                var (raw, clean) = (Path.Combine(folder, "raw"), Path.Combine(folder, $"clean-{i}.ttf"));
                File.WriteAllBytes(raw, damaged);
                using var sanitizer = Process.Start(new ProcessStartInfo("ots-sanitize", [raw, clean]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
                _ = sanitizer.StandardOutput.ReadToEnd() + sanitizer.StandardError.ReadToEnd();
                sanitizer.WaitForExit();
                if (sanitizer.ExitCode == 0)
                {
                    accepted++;
                    DrawWith(clean);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Assert.InRange(accepted, 5, 40);
    }

    private static void DrawWith(string path)
    {
        using var fonts = SceneFonts.Of(new Brand(HeadingFont: Key, BodyFont: Key), Media(path), Frames.Fonts);
        using var block = TextBlock.Fit("Of ᚛ᚑᚌᚐᚋ᚜ and 3.5 others", new SKSize(600, 300), TypeScale.Heading, 20, 3, new TextShaper(fonts, "en"));
        using var surface = SKSurface.Create(new SKImageInfo(600, 300));
        using var paint = new SKPaint { IsAntialias = true };
        foreach (var line in block.Lines)
        {
            line.Draw(surface.Canvas, 0, 100, paint);
        }

        Assert.InRange(block.Width, 1, 601);
    }

    private static SceneMedia Media(string path) => new(files: new Dictionary<string, string> { [Key] = path });

    private static string Installed(string name) =>
        FontCatalogue.UsualFolders().Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, name, SearchOption.AllDirectories)).First();
}
