using CsCheck;
using Trae.VideoWorker.Unicode;

namespace Trae.Tests.Unicode;

public sealed class TextPiecesTests
{
    private static readonly string[] Awkward = [" ", "  ", "-", "\u200D", "\u00A0", "\n", "ก", "あ", "한", "«", "»", "é", "👩‍🚀", "\uD800"];

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Char['a', 'z'].Select(c => c.ToString()),
        Gen.Int[0x20, 0x2FFF].Where(c => c is not (>= 0xD800 and <= 0xDFFF)).Select(char.ConvertFromUtf32),
        Gen.Int[0x3000, 0x9FFF].Select(char.ConvertFromUtf32),
        Gen.Int[0x1F300, 0x1FAFF].Select(char.ConvertFromUtf32),
        Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i])).Array[0, 30].Select(string.Concat);

    [Theory]
    [InlineData("ปลาหมึกมีหัวใจสามดวง", "ปลาหมึก|มี|หัวใจ|สาม|ดวง")]
    [InlineData("เด็ก ๆ ชอบปลา", "เด็ก ๆ|ชอบ|ปลา")]
    [InlineData("ພາສາລາວ", "ພາສາ|ລາວ")]
    [InlineData("មឹកមានបេះដូងបី", "មឹក|មាន|បេះដូង|បី")]
    [InlineData("မြန်မာဘာသာစကား", "မြန်မာဘာသာ|စကား")]
    [InlineData("タコには心臓が三つあります。「とても」賢い！", "タコには|心臓が|三つ|あります。|「とても」|賢い！")]
    [InlineData("章鱼有三颗心脏，它们的血液是蓝色的。", "章鱼|有|三颗|心脏，|它们|的|血液|是|蓝色|的。")]
    [InlineData("문어는 심장이 세 개다.", "문어는|심장이|세|개다.")]
    [InlineData("a well-known, state-of-the-art -5 in 2019-2026 and 2019–2026", "a|well-|known,|state-|of-|the-|art|-5|in|2019-2026|and|2019–2026")]
    [InlineData("see https://example.com/a/b?c=d or 24/7", "see|https://|example.com/|a/|b?|c=d|or|24/7")]
    [InlineData("Il est « caché » ici ! Oui — non, 3,5 % de 5 € ou $ 5", "Il|est|« caché »|ici !|Oui —|non,|3,5 %|de|5 €|ou|$ 5")]
    [InlineData("no\u00A0break 👩‍🚀👩‍🚀 don't", "no\u00A0break|👩‍🚀|👩‍🚀|don't")]
    [InlineData("قلوب، ومعظم", "قلوب،|ومعظم")]
    public void A_line_may_break_where_a_careful_typesetter_would(string text, string pieces) =>
        Assert.Equal(pieces.Split('|'), TextPieces.Of(text).Select(piece => piece.Text));

    [Fact]
    public void Pieces_are_the_text_in_order_and_nothing_but_space_is_between_them() => AnyText.Sample(text =>
    {
        var pieces = TextPieces.Of(text);
        var at = 0;
        foreach (var piece in pieces)
        {
            Assert.True(string.IsNullOrWhiteSpace(text[at..piece.Start]));
            Assert.Equal(string.Join(' ', piece.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), string.Join(' ', text[piece.Start..piece.End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            at = piece.End;
        }

        Assert.True(string.IsNullOrWhiteSpace(text[at..]));
        Assert.All(pieces.Zip(pieces.Skip(1)), pair => Assert.Equal(pair.First.SpaceAfter, pair.First.End < pair.Second.Start));
    });

    [Fact]
    public void Lines_are_the_text_in_order_and_fit_unless_a_letter_does_not() => AnyText.Select(Gen.Int[2, 30]).Sample((text, max) =>
    {
        var lines = LineBreaker.Break(text, Width, max, 1_000);

        Assert.Equal(Bare(text), Bare(string.Concat(lines.Select(line => line.Text))));
        Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.True(pair.First.Start <= pair.Second.Start));
        Assert.All(lines, line => Assert.True(Width(line.Text) <= max));
    });

    private static float Width(string line) => new System.Globalization.StringInfo(line).LengthInTextElements;

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) || c is '\u00A0' or '\u2007' or '\u202F'));
}
