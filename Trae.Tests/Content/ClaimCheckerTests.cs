using Trae.Api.Features.Content.Checking;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Tests.Content;

/// <summary>The checker says nothing of what the sources say, in whatever form, and finds what was made up.</summary>
public sealed class ClaimCheckerTests
{
    private const string English =
        "Ada Rowe built the lighthouse of Skerry in 1,844 days. It was lit on 12 March 1871, and seven keepers lived there. " +
        "Its lamp used 1.5 million litres of oil a year, about 40 percent of all the oil of the coast. “We were never bored on this rock,” said Rowe. " +
        "In 1998 the Northern Trust made it automatic.";

    private const string German =
        "Ada Rowe baute den Leuchtturm von Skerry in 1.844 Tagen. Er wurde am 12. März 1871 entzündet, und dreiundzwanzig Wärter lebten dort. " +
        "Die Lampe brauchte 1,5 Millionen Liter Öl im Jahr. „Wir haben uns hier nie gelangweilt“, sagte Rowe. Der Turm steht in Norwegen.";

    public static TheoryData<string, int, SourceKind> Written
    {
        get
        {
            var data = new TheoryData<string, int, SourceKind>();
            foreach (var name in Texts.All)
            {
                data.Add(name, 30, SourceKind.Auto);
                data.Add(name, 120, SourceKind.Auto);
                if (!name.EndsWith(".html", StringComparison.Ordinal))
                {
                    data.Add(name, 60, SourceKind.Script);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void What_the_built_in_writer_writes_is_supported(string name, int seconds, SourceKind kind)
    {
        var source = Texts.Read(name, kind);
        var storyboard = Trae.Api.Features.Content.Writing.ScriptWriter.Write(source, Texts.Request(seconds));

        Assert.Empty(ClaimChecker.Check(storyboard, [source]).Select(claim => $"{claim.Scene + 1} {claim.Kind} \"{claim.Words}\" {claim.Why}"));
    }

    [Theory]
    [InlineData("The lighthouse of Skerry took 1844 days to build.")]
    [InlineData("Skerry was built in 1,844 days by Rowe.")]
    [InlineData("Its lamp burned 1,500,000 litres of oil, 40% of the coast's oil.")]
    [InlineData("On March 12, 1871 the lighthouse was lit.")]
    [InlineData("It was lit in March 1871, and 7 keepers lived there.")]
    [InlineData("“Never bored on this rock” is what Rowe's people were.")]
    [InlineData("“We were … on this rock,” said Ada Rowe.")]
    [InlineData("Since 1998 it is automatic: the Northern Trust saw to that.")]
    public void The_same_in_other_words_is_supported(string narration) => Assert.Empty(Check(narration, English).Select(claim => $"{claim.Kind} {claim.Words}: {claim.Why}"));

    [Theory]
    [InlineData("The lighthouse took 1,845 days to build.", ClaimKind.Number, "1,845")]
    [InlineData("The lighthouse took 1.844 days to build.", ClaimKind.Number, "1.844")]
    [InlineData("Nine keepers lived on the rock.", ClaimKind.Number, "Nine")]
    [InlineData("The lamp used two million litres of oil.", ClaimKind.Number, "two million")]
    [InlineData("The lamp used seven million litres of oil.", ClaimKind.Number, "seven million")]
    [InlineData("The lamp used 7 percent of all the oil.", ClaimKind.Number, "7 percent")]
    [InlineData("The lighthouse was lit on 13 March 1871.", ClaimKind.Date, "13 March 1871")]
    [InlineData("The lighthouse was lit on 12 May 1871.", ClaimKind.Date, "12 May 1871")]
    [InlineData("The lighthouse was made automatic in 1989.", ClaimKind.Date, "1989")]
    [InlineData("The lighthouse was built by Ada Thorne.", ClaimKind.Name, "Ada Thorne")]
    [InlineData("The oil came from Aberdeen to the coast.", ClaimKind.Name, "Aberdeen")]
    [InlineData("Only NASA could make it automatic.", ClaimKind.Name, "NASA")]
    [InlineData("“We were often bored on this rock,” said Rowe.", ClaimKind.Quotation, "We were often bored on this rock,")]
    public void What_no_source_says_is_found(string narration, ClaimKind kind, string words)
    {
        var found = Assert.Single(Check(narration, English));

        Assert.Equal((0, false, kind, words), (found.Scene, found.OnScreen, found.Kind, found.Words));
        Assert.NotNull(found.Nearest);
    }

    [Theory]
    [InlineData("Der Leuchtturm entstand in 1844 Tagen, und 23 Wärter lebten dort.")]
    [InlineData("Am 12. März 1871 wurde das Licht entzündet, das Öl war teuer und der Bau lang.")]
    [InlineData("Rowes Turm in Norwegen brauchte 1.500.000 Liter Öl.")]
    public void German_nouns_are_no_names_and_German_numbers_are_read(string narration) => Assert.Empty(Check(narration, German, "de").Select(claim => $"{claim.Kind} {claim.Words}: {claim.Why}"));

    [Theory]
    [InlineData("Ada Thorne baute den Leuchtturm.", ClaimKind.Name, "Ada Thorne")]
    [InlineData("Der Turm steht in Schweden.", ClaimKind.Name, "Schweden")]
    [InlineData("Dort lebten vierundzwanzig Wärter.", ClaimKind.Number, "vierundzwanzig")]
    [InlineData("Die Lampe brauchte 2,5 Millionen Liter.", ClaimKind.Number, "2,5 Millionen")]
    [InlineData("Entzündet wurde das Licht am 12. Mai 1871.", ClaimKind.Date, "12. Mai 1871")]
    public void What_no_German_source_says_is_found(string narration, ClaimKind kind, string words)
    {
        var found = Assert.Single(Check(narration, German, "de"));

        Assert.Equal((kind, words), (found.Kind, found.Words));
    }

    [Theory]
    [InlineData("en", "nineteen ninety-eight", 1998)]
    [InlineData("en", "two hundred and fifty thousand", 250_000)]
    [InlineData("de", "dreihundertfünfundzwanzigtausend", 325_000)]
    [InlineData("de", "zweitausendvierundzwanzig", 2_024)]
    [InlineData("fr", "quatre-vingt-dix-sept", 97)]
    [InlineData("fr", "trois mille deux cents", 3_200)]
    [InlineData("es", "mil novecientos noventa y ocho", 1_998)]
    [InlineData("de", "1.234,5", 1234.5)]
    [InlineData("en", "1,234.5 million", 1_234_500_000)]
    [InlineData("fr", "12 500", 12_500)]
    [InlineData("de", "3 Billionen", 3_000_000_000_000)]
    public void Numbers_are_read_by_the_rules_of_their_language(string language, string text, double value) =>
        Assert.Equal([(decimal)value], Assert.Single(NumberReader.Find(text, language)).Values);

    [Fact]
    public void What_is_shown_is_checked_too()
    {
        var scene = Scene("The lamp used a lot of oil.") with { Layout = SceneLayout.Number, Screen = new ScreenText(Number: "3 million", Body: "litres of oil a year") };

        var found = Assert.Single(ClaimChecker.Check(Board([scene], "en"), [Source(English)]));

        Assert.Equal((true, "3 million"), (found.OnScreen, found.Words));
    }

    [Fact]
    public void Several_sources_support_together() => Assert.Empty(ClaimChecker.Check(
        Board([Scene("Ada Rowe built it in 1,844 days."), Scene("Norwegen is where 23 keepers lived.")], "en"), [Source(English), Source(German)]).Select(claim => claim.Words));

    private static IReadOnlyList<UnsupportedClaim> Check(string narration, string source, string language = "en") =>
        ClaimChecker.Check(Board([Scene(narration)], language), [Source(source)]);

    private static SourceDocument Source(string text) => SourceReader.ReadPart(text, SourceKind.Plain);

    private static Scene Scene(string narration) => new(Guid.CreateVersion7(), SceneLayout.Statement, narration, new ScreenText());

    private static Storyboard Board(IReadOnlyList<Scene> scenes, string language) => new("A title", language, new Speaker("en-gb"), new Look(VideoFormat.Wide), scenes);
}
