using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;

namespace Trae.Tests.Content;

/// <summary>Where the source clearly gives a table, code, steps or dates, they are shown as it has them; nothing is made up.</summary>
public sealed class WriterLayoutTests
{
    private const string Frame =
        """
        # Bridges of the world

        A bridge carries people over water, valleys and roads, and every one of them is an argument with gravity that has to be won each day.
        Engineers have built bridges for more than three thousand years, and the oldest ones that are still walked upon stand in Greece.
        The longest bridges of today are longer than the distance that a marathon runner covers in two hours.

        ## What there is

        {0}

        ## Why it matters

        When a bridge closes, a city learns quickly how much of its life depends on a few steel cables and some concrete.
        Inspectors climb the towers every two years and listen to the cables with small hammers and with microphones.
        Good bridges outlive the people who drew them, and most of the people who cross them never learn a single name.
        """;

    [Fact]
    public void A_table_of_numbers_becomes_a_chart_with_its_own_figures()
    {
        var scene = Shown(
            """
            Three suspension bridges stand out by the length of their main span.

            | Bridge | Main span |
            |---|---|
            | Golden Gate | 1,280 m |
            | Akashi Kaikyo | 1,991 m |
            | Great Belt | 1,624 m |
            """,
            SceneLayout.Chart);

        Assert.Equivalent(
            new ChartData(ChartKind.Bar, [new("Golden Gate", 1_280), new("Akashi Kaikyo", 1_991), new("Great Belt", 1_624)], " m"), scene.Screen.Chart, strict: true);
        Assert.Equal("Main span", scene.Screen.Heading);
        Assert.Equal("Three suspension bridges stand out by the length of their main span.", scene.Narration);
    }

    [Theory]
    [InlineData("| Year | Bridges |\n|---|---|\n| 1900 | 10 |\n| 1950 | 25 |\n| 2000 | 90 |", ChartKind.Line)]
    [InlineData("| Kind | Share |\n|---|---|\n| Beam | 60 % |\n| Arch | 25 % |\n| Other | 15 % |", ChartKind.Donut)]
    [InlineData("| Kind | Share |\n|---|---|\n| Beam | 60 % |\n| Arch | 25 % |", ChartKind.Bar)]
    public void A_chart_is_drawn_as_its_figures_ask_for(string table, ChartKind kind) =>
        Assert.Equal(kind, Shown($"The number of bridges has grown in a way that nobody expected.\n\n{table}", SceneLayout.Chart).Screen.Chart!.Kind);

    [Theory]
    [InlineData("| Kind | Share |\n|---|---|\n| Beam | most |\n| Arch | 25 % |")]
    [InlineData("| Kind | Length |\n|---|---|\n| Beam | 60 m |\n| Arch | 25 km |")]
    [InlineData("| Kind | Length |\n|---|---|\n| Beam | 1.2.3 |\n| Arch | 25 |")]
    [InlineData("| Kind | Length |\n|---|---|\n| Beam | 60 |")]
    public void What_is_not_sure_to_be_figures_of_one_kind_is_no_chart(string table) =>
        Assert.DoesNotContain(Write($"The number of bridges has grown in a way that nobody expected.\n\n{table}"), scene => scene.Layout == SceneLayout.Chart);

    [Fact]
    public void German_figures_are_read_as_german_ones()
    {
        var exhibit = new SourceExhibit(Table: [["Fluss", "L\u00E4nge"], ["Elbe", "1.094,5 km"], ["Oder", "840,9 km"]]);

        var chart = Exhibits.Show(exhibit, "de")!.Value.Screen.Chart!;

        Assert.Equal([1_094.5, 840.9], chart.Values.Select(value => value.Value));
        Assert.Null(Exhibits.Show(new SourceExhibit(Table: [["River", "Length"], ["Elbe", "1.094,5 km"], ["Oder", "840,9 km"]]), "en"));
    }

    [Fact]
    public void A_comparison_of_two_becomes_columns()
    {
        var scene = Shown(
            """
            Two kinds of bridges are compared more often than all others.

            | | Arch bridge | Suspension bridge |
            |---|---|---|
            | Material | stone | steel |
            | Span | short | very long |
            """.Replace("| | Arch", "| Quality | Arch", StringComparison.Ordinal),
            SceneLayout.Columns);

        Assert.Equivalent(
            new TextColumn[] { new("Arch bridge", ["Material: stone", "Span: short"]), new("Suspension bridge", ["Material: steel", "Span: very long"]) }, scene.Screen.Columns);
    }

    [Fact]
    public void Fenced_code_is_shown_as_it_stands_and_its_sentence_spoken()
    {
        var scene = Shown("The load on a cable is computed by a few lines of Python:\n\n```python\ndef load(mass):\n    return mass * 9.81\n```", SceneLayout.Code);

        Assert.Equal(new CodeText("python", "def load(mass):\n    return mass * 9.81"), scene.Screen.Code);
        Assert.Equal("The load on a cable is computed by a few lines of Python.", scene.Narration);
    }

    [Fact]
    public void A_numbered_list_becomes_steps_and_a_bulleted_one_stays_points()
    {
        const string Items = "{0} **Survey** the ground on both banks.\n{1} **Sink** the foundations into the rock.\n{2} **Raise** the towers and hang the cables.";

        Assert.Equal(["Survey", "Sink", "Raise"], Shown("Builders go about a new bridge in three stages:\n\n" + string.Format(null, Items, "1.", "2.", "3."), SceneLayout.Steps).Screen.Items!);
        Assert.Equal(["Survey", "Sink", "Raise"], Shown("Builders go about a new bridge in three stages:\n\n" + string.Format(null, Items, "-", "-", "-"), SceneLayout.Points).Screen.Items!);
    }

    [Fact]
    public void A_list_of_dated_events_becomes_a_timeline()
    {
        var scene = Shown(
            "Three bridges changed what engineers believed to be possible:\n\n- 1779: the first bridge of iron opens.\n- May 1883: Brooklyn Bridge joins two cities.\n- 1998: Akashi Kaikyo spans a strait.",
            SceneLayout.Timeline);

        Assert.Equal(
            [new("1779", "The first bridge of iron opens"), new("May 1883", "Brooklyn Bridge joins two cities"), new("1998", "Akashi Kaikyo spans a strait")], scene.Screen.Events!);
        Assert.Null(scene.Screen.Items);
    }

    private static Scene Shown(string passage, SceneLayout layout)
    {
        var scenes = Write(passage);
        Assert.True(scenes.Any(scene => scene.Layout == layout), string.Join("\n", scenes.Select(scene => $"{scene.Layout}: {scene.Narration}")));

        return scenes.Single(scene => scene.Layout == layout);
    }

    private static IReadOnlyList<Scene> Write(string passage) =>
        ScriptWriter.Write(SourceReader.Read(Frame.Replace("{0}", passage, StringComparison.Ordinal), SourceKind.Markdown), Texts.Request(60)).Scenes;
}
