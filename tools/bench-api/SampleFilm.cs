using Trae.Api.Data;
using Trae.Contracts;

namespace Trae.Bench;

/// <summary>A video of a minute, as writer and worker leave it: eight scenes, four chapters, all that is delivered unless asked otherwise.</summary>
internal static class SampleFilm
{
    private const int Scenes = 8;

    private const string Narration =
        "An octopus has three hearts and about five hundred million neurons. Two thirds of its neurons sit in its eight arms, so each arm can taste, touch and decide on its own.";

    public static IReadOnlyDictionary<string, DeliveredPart> Parts { get; } = new Dictionary<string, DeliveredPart>(StringComparer.Ordinal)
    {
        ["audio"] = Part(DeliveryPart.Audio, DeliveryFiles.Audio),
        ["posters"] = Part(DeliveryPart.Posters, DeliveryFiles.Poster(1), DeliveryFiles.Poster(2), DeliveryFiles.Poster(3)),
        ["stream"] = Part(DeliveryPart.Stream, DeliveryFiles.Stream, DeliveryFiles.Thumbnails),
        ["preview"] = Part(DeliveryPart.Preview, DeliveryFiles.PreviewWebP, DeliveryFiles.PreviewGif),
    };

    public static Video Written(Guid workspace, int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        var storyboard = new Storyboard($"The octopus and its arms, part {number}", "en", new("en-gb"), new(VideoFormat.Wide), [.. Enumerable.Range(0, Scenes).Select(Scene)]);
        var video = Video.Create(workspace, new() { Brief = "Something about octopuses", Text = string.Join('\n', Enumerable.Repeat(Narration, Scenes)) }, storyboard.Title, now);
        video.Write(storyboard, now, new("built-in", null));

        return video;
    }

    public static Production Publish(Video video, int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        var production = video.StartProduction(now);
        var chapters = Enumerable.Range(0, 4).Select(chapter => new Chapter($"Chapter {chapter}", TimeSpan.FromSeconds(15 * chapter)));
        video.Publish(production, new(TimeSpan.FromSeconds(61.5 + number), 1920, 1080, 1845, 12_345_678, "trae", [.. chapters]), now);

        // What the published list reads.
        video.Show(Visibility.Public, now);

        return production;
    }

    private static Scene Scene(int number) => new(
        Guid.CreateVersion7(),
        number == 0 ? SceneLayout.Title : SceneLayout.Points,
        $"{Narration} And {number} more words.",
        new(Heading: $"Heading {number}", Items: ["Three hearts", "Eight arms", "No bones"]));

    private static DeliveredPart Part(DeliveryPart part, params string[] files) => new(part, [.. files.Select(file => new DeliveredFile(file, 1_234_567))]);
}
