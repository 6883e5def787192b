using CsCheck;
using SkiaSharp;
using Trae.Jobs;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Drawing.Layouts;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Unicode;

namespace Trae.Tests.Drawing;

public sealed class TextTests
{
    private static readonly TextStyle Style = new(50, FontWeight.Bold);

    [Theory]
    [InlineData("ar", "الأخطبوط له ثلاثة قلوب")]
    [InlineData("he", "לתמנון שלושה לבבות")]
    [InlineData("hi", "ऑक्टोपस के तीन दिल होते हैं")]
    [InlineData("zh", "章鱼有三颗心脏。")]
    [InlineData("ja", "タコには心臓が三つあります。")]
    [InlineData("ko", "문어는 심장이 세 개다")]
    [InlineData("th", "ปลาหมึกมีหัวใจสามดวง")]
    [InlineData("en", "An octopus 🐙 has ❤️❤️❤️ 👩🏽‍🔬")]
    [InlineData("ru", "У осьминога три сердца")]
    [InlineData("el", "Το χταπόδι έχει τρεις καρδιές")]
    [InlineData("vi", "Bạch tuộc có ba trái tim")]
    [InlineData("ta", "எண்காலிக்கு மூன்று இதயங்கள்")]
    public void Every_script_has_glyphs(string language, string text)
    {
        using var line = new TextShaper(Frames.Fonts, language).Shape(text, Style, Icu.IsRightToLeft(text) == true);

        Assert.NotEmpty(line.Glyphs);
        Assert.DoesNotContain(line.Glyphs, glyph => glyph.Id == 0);
        Assert.True(line.Width > 100);
    }

    [Fact]
    public void A_character_that_no_font_has_is_named_with_what_to_install()
    {
        var failure = Assert.Throws<PermanentJobException>(() => new TextShaper(Frames.Fonts, "en").Shape("A \U000F1234", Style, false));

        Assert.Equal("glyph-missing", failure.Code);
        Assert.Contains("U+F1234", failure.Message, StringComparison.Ordinal);
        Assert.Contains("fonts-noto", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arabic_letters_join()
    {
        var shaper = new TextShaper(Frames.Fonts, "ar");
        using var joined = shaper.Shape("بيت", Style, true);
        using var apart = shaper.Shape("ب ي ت", Style, true);

        Assert.Empty(joined.Glyphs.Select(glyph => glyph.Id).Intersect(apart.Glyphs.Where(glyph => "بيت".Contains(apart.Text[glyph.Cluster], StringComparison.Ordinal)).Select(glyph => glyph.Id)));
    }

    [Theory]
    [InlineData("👩🏽‍🔬")]
    [InlineData("👨‍👩‍👧‍👦")]
    [InlineData("🇫🇷")]
    [InlineData("🏴󠁧󠁢󠁥󠁮󠁧󠁿")]
    [InlineData("3️⃣")]
    [InlineData("❤️‍🔥")]
    [InlineData("🐙")]
    public void An_emoji_is_one_coloured_picture(string emoji)
    {
        using var line = new TextShaper(Frames.Fonts, "en").Shape(emoji, Style, false);

        Assert.Single(line.Glyphs, glyph => glyph.Advance > 1);
        Assert.Contains("Emoji", line.Glyphs[0].Face.Family, StringComparison.Ordinal);
        Assert.InRange(line.Width, 40, 90);
    }

    [Fact]
    public void Directions_are_those_of_the_paragraph_also_where_a_line_ends()
    {
        // The comma is between two English words: at the end of the first line it stands to their right.
        const string Text = "המשפט hello, world נגמר";
        var lines = new TextLine[] { new(Text[..12], 0, 12), new(Text[13..], 13, Text.Length) };
        var shaped = new TextShaper(Frames.Fonts, "he").Shape(Text, lines, Style, true);

        var comma = shaped[0].Glyphs.Single(glyph => Text[glyph.Cluster] == ',');
        var o = shaped[0].Glyphs.Single(glyph => Text[glyph.Cluster] == 'o');
        Assert.True(comma.Left > o.Left);
        Assert.All(shaped, line => line.Dispose());
    }

    [Fact]
    public void Text_shrinks_to_its_floor_and_then_breaks_its_words()
    {
        var shaper = new TextShaper(Frames.Fonts, "en");
        var box = new SKSize(300, 400);
        using var words = TextBlock.Fit("several words that need room", box, Style, 30, 4, shaper);
        using var monster = TextBlock.Fit(new string('m', 60), box, Style, 30, 4, shaper);

        Assert.All(new[] { words, monster }, block => Assert.True(block.Width <= 301 && block.Height <= 400));
        Assert.True(words.Style.Size >= 30);
        Assert.True(monster.Lines.Count > 1);
    }

    [Fact]
    public void Text_is_set_whole_in_order_and_inside_its_box_in_any_script() => Gen.Select(
        Gen.Int[0, CaptionSamples.Languages.Count - 1], Gen.Int[0, CaptionSamples.Languages.Count - 1], Gen.Float[200, 1400], Gen.Float[120, 600], Gen.Int[1, 6]).Sample(
        (first, second, width, height, most) =>
        {
            var text = TextShaper.Normalize($"{CaptionSamples.Languages[first].Text} 🐙 {CaptionSamples.Languages[second].Text}");
            using var block = TextBlock.Fit(text, new SKSize(width, height), TypeScale.Heading, 24, most, new TextShaper(Frames.Fonts, CaptionSamples.Languages[first].Language));
            var set = string.Concat(block.Lines.Select(line => line.Text));

            // What did not fit at the smallest size ends in an ellipsis.
            Assert.StartsWith(Bare(set.TrimEnd('…')), Bare(text), StringComparison.Ordinal);
            Assert.True(set.EndsWith('…') || Bare(set) == Bare(text));
            Assert.True(block.Width <= width + 1 && block.Height <= height + 1, $"{block.Width} x {block.Height} in {width} x {height}");
            Assert.All(block.Lines, line => Assert.True(line.Ink.Left > -0.15f * block.Style.Size && line.Ink.Right < line.Width + 0.15f * block.Style.Size));
        },
        iter: 60,
        threads: 1);

    [Theory]
    [InlineData("500 million", 0.5f, "250 million")]
    [InlineData("3.5 %", 0.4f, "1.4 %")]
    [InlineData("1,250", 0.5f, "625")]
    [InlineData("$1,250.75", 0.5f, "$625.37")]
    [InlineData("0.08", 0, "0.00")]
    [InlineData("24/7", 0.5f, "24/7")]
    [InlineData("many", 0.5f, "many")]
    [InlineData("٥٠٠", 0.5f, "٢٥٠")]
    [InlineData("86 billion", 1, "86 billion")]
    public void A_number_counts_up_in_its_own_writing(string number, float t, string shown)
    {
        Assert.Equal(shown, CountUp.At(number, t));
    }

    private static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
