using System.Globalization;
using CsCheck;
using Trae.VideoWorker.Unicode;

namespace Trae.Tests.Unicode;

public sealed class LineBreakerTests
{
    private static readonly string[] Vocabulary =
        ["a", "of", "the", "octopus", "well-known", "3.5", "%", "«", "»", "—", "intelligence,", "“quoted”", "章鱼，", "头脑", "タコは", "賢い。", "สวัสดี", "قلب", "$5", "👩‍🚀", "end."];

    private static readonly Gen<string> Texts = Gen.Int[0, Vocabulary.Length - 1].Select(i => Vocabulary[i]).Array[0, 25].Select(words => string.Join(' ', words));

    [Fact]
    public void Even_lines_are_preferred_to_full_ones() =>
        Assert.Equal(["Octopuses have three", "hearts and blue blood"], Break("Octopuses have three hearts and blue blood", 32));

    [Fact]
    public void A_short_text_stays_on_one_line() => Assert.Equal(["Three hearts"], Break("  Three \n hearts ", 12));

    [Fact]
    public void Blank_text_has_no_lines() => Assert.Empty(Break(" \n ", 10));

    [Fact]
    public void A_number_keeps_its_percent_sign() => Assert.DoesNotContain(Break("The share grew to 3.5 % last year", 20), line => line.StartsWith('%'));

    [Fact]
    public void A_known_hyphen_is_a_place_to_break_and_a_range_of_years_is_not() =>
        Assert.Equal(["a state-of-", "the-art, years", "2019-2026"], Break("a state-of-the-art, years 2019-2026", 14, 9));

    [Theory]
    [InlineData("章鱼有三颗心脏，它们的血液是蓝色的。", 9)]
    [InlineData("「タコ」は、とても賢い動物です。ちょっと不思議。", 6)]
    public void Chinese_and_Japanese_lines_never_start_with_closing_nor_end_with_opening_marks(string text, int max)
    {
        var lines = Break(text, max, 9);

        Assert.Equal(text, string.Concat(lines));
        Assert.All(lines, line => Assert.DoesNotContain(line[0], "，。、」っょ"));
        Assert.All(lines, line => Assert.NotEqual('「', line[^1]));
        Assert.All(lines, line => Assert.InRange(line.Length, 1, max));
    }

    [Fact]
    public void A_word_wider_than_the_line_is_cut_between_characters() =>
        Assert.Equal(["Donaudampf", "schifffahr", "t"], Break("Donaudampfschifffahrt", 10, 5));

    [Fact]
    public void Text_is_never_lost() =>
        Texts.Select(Gen.Int[3, 40], Gen.Int[1, 4]).Sample((text, max, lines) =>
            Bare(string.Concat(Break(text, max, lines))) == Bare(text));

    [Fact]
    public void Lines_fit_when_there_are_enough_of_them() =>
        Texts.Select(Gen.Int[3, 40]).Sample((text, max) => Break(text, max, 1_000).All(line => Width(line) <= max));

    [Fact]
    public void There_are_never_more_lines_than_asked_for_and_none_is_blank() =>
        Texts.Select(Gen.Int[3, 40], Gen.Int[1, 4]).Sample((text, max, lines) =>
        {
            var result = Break(text, max, lines);

            return result.Count <= lines && result.All(line => line.Trim() == line && line.Length > 0);
        });

    [Fact]
    public void No_fewer_lines_would_do() =>
        Texts.Select(Gen.Int[3, 40]).Sample((text, max) =>
        {
            var count = Break(text, max, 1_000).Count;

            return count <= 1 || Break(text, max, count - 1).Any(line => Width(line) > max);
        });

    private static IReadOnlyList<string> Break(string text, int max, int lines = 2) => [.. LineBreaker.Break(text, Width, max, lines).Select(line => line.Text)];

    // What a person would call a character is one unit wide.
    private static float Width(string line) => new StringInfo(line).LengthInTextElements;

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
