using Trae.Contracts;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Drawing;

/// <summary>Scenes to draw, timed without a voice: three words a second, and a mouth that moves with them.</summary>
internal static class SampleScenes
{
    public static IReadOnlyDictionary<SceneLayout, ScreenText> Screens { get; } = new Dictionary<SceneLayout, ScreenText>
    {
        [SceneLayout.Title] = new("Field notes", "How an octopus thinks with its arms", "Half a billion neurons, and most of them are not in its head"),
        [SceneLayout.Points] = new(Heading: "Three hearts, nine brains", Items: ["Two hearts serve the gills, one the body", "Each arm decides much by itself", "The blood is blue, because it carries copper"]),
        [SceneLayout.Statement] = new(Heading: "It can taste what it touches", Body: "Every sucker carries thousands of chemical sensors."),
        [SceneLayout.Number] = new(Heading: "Neurons in one animal", Body: "two thirds of them sit in the arms", Number: "500 million"),
        [SceneLayout.Quote] = new(Body: "If we made contact with an intelligent alien, this is probably the closest we will come.", Attribution: "Peter Godfrey-Smith"),
        [SceneLayout.Picture] = new(Heading: "At home between the rocks", Body: "A den is chosen for one narrow door, and kept clean.", Attribution: "Illustration"),
        [SceneLayout.Closing] = new("That is all", "Look closely. It may be looking back.", "New field notes every Thursday.") { Action = "Read the full story" },
        [SceneLayout.PictureText] = new("Habitat", "A house with one narrow door", "It keeps the den clean, stacks stones at the entrance, and leaves only to hunt.", Attribution: "Illustration"),
        [SceneLayout.Columns] = new(Heading: "Two ways to run a body")
        {
            Columns = [new("Octopus", ["Nine brains share the work", "Arms decide by themselves", "Lives two years"]), new("Human", ["One brain decides", "Arms do as they are told", "Lives eighty years"])],
        },
        [SceneLayout.Timeline] = new(Heading: "What we learned, and when")
        {
            Events = [new("1857", "A naturalist draws every sucker by hand"), new("1959", "An octopus is seen opening a jar"), new("2009", "Coconut shells are carried as tools"), new("2015", "Its genome is read")],
        },
        [SceneLayout.Chart] = new(Heading: "Neurons, in millions", Attribution: "Source: Herculano-Houzel, 2009")
        {
            Chart = new(ChartKind.Bar, [new("Honey bee", 1), new("Mouse", 71), new("Rat", 200), new("Octopus", 500), new("Dog", 530)]),
        },
        [SceneLayout.Code] = new(Heading: "An arm, in a few lines")
        {
            Code = new("csharp", "// Every arm runs by itself.\npublic async Task Explore(Arm arm)\n{\n    while (await arm.Touches() is { } thing)\n    {\n        var taste = arm.Taste(thing);\n        arm.Grip(taste.IsFood ? 1.0 : 0.2);\n    }\n\n    log.Say(\"nothing left\");\n}"),
        },
        [SceneLayout.Steps] = new(Heading: "How it opens a jar", Items: ["Feel the lid with three arms", "Hold the glass still", "Turn until it gives", "Reach in and eat"]),
        [SceneLayout.Clip] = new(Heading: "Off the coast of Portugal"),
    };

    public static SceneTimeline Timeline(
        SceneLayout layout,
        VideoFormat format = VideoFormat.Wide,
        string theme = "lagoon",
        string? presenter = "ada",
        SceneTransition transition = SceneTransition.Wipe,
        bool captions = true,
        ScreenText? screen = null,
        string narration = "An octopus has three hearts, and it keeps most of its mind in its arms. That is stranger than it sounds.",
        string language = "en",
        int frames = 150) => new(
            new Scene(Guid.Empty, layout, narration, screen ?? Screens[layout], transition),
            new Look(format, theme, presenter, captions),
            language,
            frames,
            TimeSpan.FromSeconds(0.2),
            Captions(narration),
            [18, 40, 60, 76, 84, 90, 96, 100],
            Mouth(frames));

    public static IReadOnlyList<CaptionPhrase> Captions(string narration)
    {
        var words = narration.Split(' ')
            .Select((word, i) => new CaptionWord(word, TimeSpan.FromSeconds(0.2 + i / 3.0), TimeSpan.FromSeconds(0.2 + (i + 1) / 3.0)))
            .ToList();

        return [.. words.Chunk(8).Select(chunk => new CaptionPhrase(chunk, chunk[0].Start, chunk[^1].End))];
    }

    private static Viseme[] Mouth(int frames)
    {
        var shapes = Enum.GetValues<Viseme>();

        return [.. Enumerable.Range(0, frames).Select(frame => frame < 6 || frame >= frames - 12 ? Viseme.Rest : shapes[frame / 4 % shapes.Length])];
    }
}
