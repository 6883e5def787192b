using CsCheck;
using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Drawing.Captions;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Drawing;

public sealed class CaptionTests
{
    private static readonly string[] Words =
        ["a", "of", "brain", "octopus,", "intelligence", "Donaudampfschifffahrtsgesellschaft", "3,500", "مرحبا", "שלום.", "漢字かな", "हिन्दी", "สวัสดีชาวโลก", "ကြောင့်", "ក្រុម្ហ៊ុន", "རྒྱལ་ཁབ", "ہے۔", "NGHIỆP", "🐙", "end."];

    private static readonly Gen<string> Text = Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[1, 40].Select(words => "x " + string.Join(' ', words));

    private static readonly Gen<Look> AnyLook = Gen.Select(
        Gen.Enum<VideoFormat>(), Gen.Enum<CaptionStyle>(), Gen.Bool, Gen.Int[0, Looks.Themes.Count - 1],
        (format, style, presenter, theme) => new Look(format, Looks.Themes[theme], presenter ? "ada" : null) { CaptionStyle = style });

    [Fact]
    public void Captions_stay_in_their_area_on_at_most_two_lines_in_every_style_and_format() => Gen.Select(Text, AnyLook).Sample(
        (text, look) => WithPages(text, look, (pages, grid, design) => Assert.All(pages, page =>
        {
            Assert.True(SKRect.Inflate(grid.Captions, 1, 1).Contains(page.Box), $"{page.Box} in {grid.Captions}");
            Assert.InRange(page.Lines.Count, 1, 2);
            Assert.All(page.Lines, line =>
            {
                // What is drawn: the glyphs themselves, with their outline, in the page; on a plate, also in the plate.
                var ink = line.Shaped.Ink;
                ink.Offset(line.Left, line.Baseline);
                Assert.True(page.Box.Contains(SKRect.Inflate(ink, Outline(design, line), Outline(design, line))), $"ink {ink} of {line.Shaped.Text} in {page.Box}");
            });
        })),
        iter: 50,
        threads: 1);

    [Fact]
    public void Every_word_is_marked_once_in_order_and_marks_of_a_page_do_not_cover_each_other() => Gen.Select(Text, AnyLook).Sample(
        (text, look) => WithPages(text, look, (pages, _, design) =>
        {
            var words = CaptionSamples.Timeline("en", text, look).Captions.SelectMany(phrase => phrase.Words).Select(word => TextShaper.Normalize(word.Text)).ToList();
            var marked = pages.SelectMany(page => page.Marks.Select(mark => page.Lines[mark.Line].Shaped.Text[mark.Start..mark.End])).ToList();

            Assert.Equal(words, marked, StringComparer.OrdinalIgnoreCase);
            Assert.All(pages, page => Assert.True(page.Marks.Zip(page.Marks.Skip(1)).All(pair => pair.First.Frame <= pair.Second.Frame)));
            Assert.All(pages.Zip(pages.Skip(1)), pair => Assert.True(pair.First.Gone <= pair.Second.Shown && pair.First.Shown < pair.First.Gone));
            Assert.All(pages, page => Assert.All(
                page.Marks.SelectMany((mark, i) => page.Marks.Skip(i + 1).Where(other => other.Line == mark.Line).Select(other => (mark, other))),
                pair => Assert.False(SKRect.Intersect(pair.mark.Box, pair.other.Box).Width > 0.12f * design.Text.Size, $"{pair.mark} and {pair.other} in {page.Lines[pair.mark.Line].Shaped.Text}")));
        }),
        iter: 50,
        threads: 1);

    [Fact]
    public void Bold_shows_a_few_words_at_a_time() => Text.Sample(
        text => WithPages(text, new Look(VideoFormat.Tall) { CaptionStyle = CaptionStyle.Bold }, (pages, _, design) =>
            Assert.All(pages, page => Assert.InRange(page.Marks.Count, 1, design.MaxWords!.Value))),
        iter: 30,
        threads: 1);

    [Theory]
    [InlineData("ar", "للأخطبوط ثلاثة قلوب", new[] { 2, 1, 0 })]
    [InlineData("he", "לתמנון 3 לבבות", new[] { 2, 1, 0 })]
    [InlineData("he", "הסרט Jaws יצא אתמול", new[] { 3, 2, 1, 0 })]
    [InlineData("en", "The word שלום means peace", new[] { 0, 1, 2, 3, 4 })]
    [InlineData("hi", "ऑक्टोपस के तीन दिल", new[] { 0, 1, 2, 3 })]
    public void The_mark_is_on_the_word_that_is_spoken(string language, string text, int[] leftToRight) =>
        WithPages(text, new Look(VideoFormat.Wide), (pages, _, _) => Assert.Equal(
            leftToRight,
            pages.Single().Marks.Select((mark, i) => (mark.Box.MidX, i)).OrderBy(pair => pair.MidX).Select(pair => pair.i)), language);

    [Fact]
    public void Captions_can_be_read_on_any_background()
    {
        foreach (var theme in Theme.All)
        {
            foreach (var style in Enum.GetValues<CaptionStyle>())
            {
                var design = CaptionDesign.Of(style, theme, 54);
                var behind = design.Outline is { } outline ? [outline] : new[] { SKColors.White, SKColors.Black, SKColors.Gray }.Select(under => Over(design.Plate!.Value, under)).ToArray();

                Assert.All(behind, color => Assert.InRange(Legibility.Ratio(design.Color, color), Legibility.Readable, 21));
                Assert.All(behind, color => Assert.InRange(Legibility.Ratio(design.Emphasis, color), Legibility.Readable, 21));
                Assert.All(design.Pill is { } pill ? [pill] : behind, color => Assert.InRange(Legibility.Ratio(design.Spoken ?? design.Color, color), Legibility.Readable, 21));
            }
        }
    }

    [Theory]
    [InlineData("#000000")]
    [InlineData("#a32a10")]
    [InlineData("#2020ff")]
    [InlineData("#ffffff")]
    public void A_colour_is_made_readable_on_dark_and_on_light(string color) => Assert.All(
        new[] { SKColors.Black, new SKColor(0xFF041421), SKColors.White, new SKColor(0xFFFCF9F3) },
        behind => Assert.InRange(Legibility.Ratio(Legibility.Readably(SKColor.Parse(color), behind), behind), Legibility.Readable, 21));

    [Theory]
    [InlineData(CaptionStyle.Karaoke)]
    [InlineData(CaptionStyle.Block)]
    [InlineData(CaptionStyle.Minimal)]
    [InlineData(CaptionStyle.Bold)]
    public void Only_what_moves_is_drawn_again_and_the_pixels_are_those_of_a_whole_frame(CaptionStyle style)
    {
        var look = new Look(VideoFormat.Square, Presenter: null) { CaptionStyle = style, Resolution = Resolution.P720 };
        var timeline = CaptionSamples.Timeline("en", CaptionSamples.Languages[0].Text, look);
        using var canvas = new SceneCanvas(timeline, SceneMedia.Empty, Frames.Fonts);

        for (var frame = 0; frame < 120; frame++)
        {
            canvas.Draw(frame);
            if (frame % 6 == 1)
            {
                Assert.True(Frames.Difference(Frames.Copy(canvas), Frames.Full(timeline, frame)) <= 1, $"frame {frame}");
            }
        }

        WithPages(CaptionSamples.Languages[0].Text, look, (_, grid, _) =>
        {
            var layers = CaptionLayers.For(timeline, grid, Theme.All[0], new TextShaper(Frames.Fonts, "en"));
            var painted = Enumerable.Range(20, 80).Count(frame => layers.Any(layer => layer.At(frame) != layer.At(frame - 1)));
            Assert.InRange(painted, 1, style is CaptionStyle.Karaoke or CaptionStyle.Bold ? 40 : 12);
        });
    }

    [Theory]
    [InlineData(CaptionStyle.Karaoke)]
    [InlineData(CaptionStyle.Block)]
    [InlineData(CaptionStyle.Minimal)]
    [InlineData(CaptionStyle.Bold)]
    public void What_the_script_stresses_is_marked_where_it_stands_and_nowhere_else(CaptionStyle style)
    {
        var look = new Look(VideoFormat.Square, Presenter: null) { CaptionStyle = style, Resolution = Resolution.P720 };
        var plain = CaptionSamples.Timeline("en", "It is never too late", look);
        var stressed = plain with { Captions = [.. plain.Captions.Select(phrase => phrase with { Words = [.. phrase.Words.Select(word => word with { Emphasis = word.Text == "never" })] })] };
        using var canvas = new SceneCanvas(stressed, SceneMedia.Empty, Frames.Fonts);
        var page = canvas.Layers.SelectMany(layer => layer is CaptionPageLayer captions ? captions.Pages : []).First(page => page.Marks.Any(mark => mark.Emphasis));
        var box = SKRectI.Ceiling(SKRect.Inflate(page.Marks.Single(mark => mark.Emphasis).Box, 14, 14));

        var frame = page.Gone - 1 - (style == CaptionStyle.Bold ? 0 : 6);
        var (with, without) = (Frames.Full(stressed, frame), Frames.Full(plain, frame));

        var scale = canvas.Width / 1080f;
        var changed = Enumerable.Range(0, with.Length / 4).Where(i => Math.Abs(with[i * 4] - without[i * 4]) + Math.Abs(with[(i * 4) + 2] - without[(i * 4) + 2]) > 30)
            .Select(i => new SKPointI((int)(i % canvas.Width / scale), (int)(i / canvas.Width / scale))).ToList();
        Assert.InRange(changed.Count, 100, 100_000);
        Assert.All(changed, at => Assert.True(box.Contains(at), $"{at} outside {box}"));
    }

    [Fact]
    public void Without_captions_nothing_is_drawn_for_them() =>
        Assert.Empty(CaptionLayers.For(CaptionSamples.Timeline("en", "Some words", new Look(VideoFormat.Wide, Captions: false)), Grid.For(new Look(VideoFormat.Wide, Captions: false)), Theme.All[0], new TextShaper(Frames.Fonts, "en")));

    [Theory]
    [InlineData("tr", "istanbul", "İSTANBUL")]
    [InlineData("ru", "сердца", "СЕРДЦА")]
    [InlineData("el", "καρδιές", "καρδιές")]
    [InlineData("ka", "გული", "გული")]
    public void Capitals_are_those_of_the_language(string language, string text, string capitals) => Assert.Equal(capitals, Capitals.Of(text, language));

    private static void WithPages(string text, Look look, Action<IReadOnlyList<CaptionPage>, Grid, CaptionDesign> assert, string language = "en")
    {
        var grid = Grid.For(look);
        var timeline = CaptionSamples.Timeline(language, text, look);
        var layers = CaptionLayers.For(timeline, grid, Theme.Of(look.Theme), new TextShaper(Frames.Fonts, language));
        try
        {
            assert(((CaptionPageLayer)layers[0]).Pages, grid, CaptionDesign.Of(look.CaptionStyle, Theme.Of(look.Theme), grid.CaptionSize));
        }
        finally
        {
            Assert.All(layers, layer => layer.Dispose());
        }
    }

    private static float Outline(CaptionDesign design, CaptionLine line) => design.Outline is null ? 0 : design.OutlineWidth * line.Shaped.Style.Size;

    private static SKColor Over(SKColor plate, SKColor under) => Tint.Mix(under, plate, plate.Alpha / 255f);
}
