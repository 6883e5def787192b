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
        [SceneLayout.Closing] = new("That is all", "Look closely. It may be looking back.", "Read the full story on our page"),
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
            [18, 60, 102],
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
