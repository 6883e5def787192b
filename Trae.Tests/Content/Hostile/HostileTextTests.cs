using System.Globalization;
using Trae.Api.Features.Content.Documents;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Tests.Content.Hostile;

/// <summary>Every reader on every hostile family: here only what is too light to hold anybody up, everything else where it can be stopped.</summary>
public sealed class HostileTextTests
{
    // Of memory for one light text; 50 elements in each other around 28 KB of words take 260.
    private const long MostAllocated = 300L * 1024 * 1024;

    // Four times the text: four times the work, and half as much again for what a busy machine adds. Quadratic work would take sixteen.
    private const int Growth = 4;
    private const double MostGrowth = 9;

    private static readonly TimeSpan Unmeasurable = TimeSpan.FromMilliseconds(30);

    public static TheoryData<SourceKind> Kinds => [.. Enum.GetValues<SourceKind>().Where(kind => kind != SourceKind.Auto && !ReaderProgram.IsPacked(kind))];

    /// <summary>Those whose readers are ours alone, and are not stopped by anything.</summary>
    public static TheoryData<SourceKind> Ours => [SourceKind.Plain, SourceKind.Transcript];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_largest_text_that_is_read_in_the_api_costs_little_whatever_it_is_made_of(SourceKind kind)
    {
        var families = HostileTexts.Of(kind).ToList();
        Assert.NotEmpty(families);
        foreach (var (name, make) in families)
        {
            var text = LargestLight(make);
            var work = ThreadWork.Of(() => Refused(() => SourceReader.ReadPart(text, kind)));

            Assert.True(work.Allocated < MostAllocated, $"{kind}, {name}: {work.Allocated >> 20} MB for {text.Length} characters");
        }
    }

    [Theory]
    [MemberData(nameof(Ours))]
    public void What_is_ours_takes_no_more_than_its_share_of_a_longer_text(SourceKind kind)
    {
        foreach (var (name, make) in HostileTexts.Of(kind))
        {
            Grows($"{kind}, {name}", size => make(size), text => Refused(() => SourceReader.ReadPart(text, kind)));
        }
    }

    [Fact]
    public void A_page_is_looked_over_in_proportion_to_its_length()
    {
        foreach (var (name, make) in HostileTexts.Of(SourceKind.Html))
        {
            Grows(name, make, text => HtmlNesting.TextOfExcessive(text));
        }
    }

    [Fact]
    public async Task What_would_break_or_hold_its_reader_is_read_or_refused_with_a_reason()
    {
        using var reader = new ReaderProcess(TimeProvider.System) { TextWork = TimeSpan.FromSeconds(2) };
        var ct = TestContext.Current.CancellationToken;
        (SourceKind Kind, string Text, string? Code)[] heavy =
        [
            (SourceKind.Html, "<html><body>" + HostileTexts.Repeat("<div>", 500_000) + Api.Briefs.Text, null),
            (SourceKind.Markdown, HostileTexts.Repeat("*", 1_000_000), null),
            (SourceKind.Markdown, HostileTexts.Repeat(">", 130) + " " + Api.Briefs.Text, null),
            (SourceKind.Markdown, Family(SourceKind.Markdown, "references")(4_000_000), "document-too-slow"),
            (SourceKind.Plain, HostileTexts.Repeat("word ", 2_000_000), "source-too-long"),
        ];
        foreach (var (kind, text, code) in heavy)
        {
            Assert.Equal(code, await Refusal(reader.ReadText(text, kind, ct)));
        }

        Assert.True(reader.IsIdle);
    }

    [Fact]
    public async Task Deep_pages_and_quotations_keep_their_words()
    {
        using var reader = new ReaderProcess(TimeProvider.System);
        var ct = TestContext.Current.CancellationToken;

        Assert.Contains("three hearts", (await reader.ReadText("<html>" + HostileTexts.Repeat("<div>", 500_000) + Api.Briefs.Text, SourceKind.Html, ct)).Blocks.Select(block => block.Text).Aggregate(string.Concat), StringComparison.Ordinal);
        Assert.Contains("three hearts", (await reader.ReadText(HostileTexts.Repeat(">", 130) + " " + Api.Briefs.Text, SourceKind.Markdown, ct)).Blocks.Select(block => block.Text).Aggregate(string.Concat), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html><body><p>One.<p>Two.<ul>{0}</ul><table>{1}</table></body></html>")]
    public void A_long_page_that_leaves_out_what_may_be_left_out_is_no_deep_one(string page)
    {
        var full = string.Format(CultureInfo.InvariantCulture, page, HostileTexts.Repeat("<li><p>An item.", 60_000), HostileTexts.Repeat("<tr><td>A<td>B", 60_000));

        Assert.Null(HtmlNesting.TextOfExcessive(full));
    }

    private static void Grows(string name, Func<int, string> make, Action<string> read)
    {
        var (small, large) = (make(60_000), make(60_000 * Growth));
        read(small);
        var (once, more) = (Least(small), Least(large));

        Assert.True(
            more.Processor < Unmeasurable || more.Processor < once.Processor * MostGrowth,
            $"{name}: {once.Processor.TotalMilliseconds:0} ms and {more.Processor.TotalMilliseconds:0} ms for {Growth} times as much");

        ThreadWork Least(string text) => Enumerable.Range(0, 2).Select(_ => ThreadWork.Of(() => read(text))).MinBy(work => work.Processor)!;
    }

    private static string LargestLight(Func<int, string> make)
    {
        var size = LightText.MostCharacters;
        while (!LightText.Is(make(size)))
        {
            size -= Math.Max(1, size / 8);
        }

        return make(size);
    }

    private static Func<int, string> Family(SourceKind kind, string name) => HostileTexts.Of(kind).First(family => family.Name == name).Make;

    private static void Refused(Action read)
    {
        try
        {
            read();
        }
        catch (PermanentJobException refused)
        {
            Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
        }
    }

    private static async Task<string?> Refusal(Task<SourceDocument> reading)
    {
        try
        {
            await reading;

            return null;
        }
        catch (PermanentJobException refused)
        {
            return refused.Code;
        }
    }
}
