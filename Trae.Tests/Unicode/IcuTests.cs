using CsCheck;
using Trae.VideoWorker.Unicode;

namespace Trae.Tests.Unicode;

public sealed class IcuTests
{
    [Theory]
    [InlineData("abc", false, "000")]
    [InlineData("אבג", true, "111")]
    [InlineData("אב 12", true, "11122")]
    [InlineData("אב ab", true, "11122")]
    [InlineData("ab אב", false, "00011")]
    [InlineData("אב, גד", false, "111111")]
    [InlineData("ab 12 אב", false, "00000011")]
    [InlineData("של 3.5%", true, "1112222")]
    [InlineData("אב (cd) ef", true, "1111221122")]
    [InlineData("a (ב) c", false, "0001000")]
    [InlineData("a \u2067בc\u2069 d", false, "00012000")]
    [InlineData("a \u202Bב c\u202C d", false, "001112000")]
    public void Levels_follow_the_bidirectional_algorithm(string text, bool rightToLeft, string levels) =>
        Assert.Equal(levels, string.Concat(Icu.Levels(text, rightToLeft)));

    [Fact]
    public void Runs_are_reordered_from_the_highest_level_down()
    {
        Assert.Equal([2, 1, 0], Icu.VisualOrder([1, 2, 1]));
        Assert.Equal([0, 2, 1], Icu.VisualOrder([0, 1, 1]));
        Assert.Empty(Icu.VisualOrder([]));
    }

    [Theory]
    [InlineData("12 abc", false)]
    [InlineData("12 אב", true)]
    [InlineData("… 12", null)]
    [InlineData("", null)]
    public void The_first_strong_letter_decides(string text, bool? rightToLeft) => Assert.Equal(rightToLeft, Icu.IsRightToLeft(text));

    [Fact]
    public void Any_string_has_boundaries_up_to_its_end() => Gen.String.Sample(text =>
    {
        foreach (var kind in Enum.GetValues<BreakKind>())
        {
            var found = Icu.Boundaries(kind, text, "ja@lb=strict;lw=phrase");
            Assert.Equal(text.Length, found is [.., var last] ? last : 0);
            Assert.True(found.Zip(found.Skip(1)).All(pair => pair.First < pair.Second));
        }

        Assert.Equal(text.Length, Icu.Levels(text, true).Length);
    });
}
