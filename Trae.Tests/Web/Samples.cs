using Trae.Contracts;

namespace Trae.Tests.Web;

/// <summary>A video in each state, as the API would describe it.</summary>
internal static class Samples
{
    private static readonly string[] Sentences =
    [
        "Octopuses think with their arms.", "An octopus has about 500 million neurons, as many as a dog.",
        "Two thirds of them sit in the arms, not in the head.", "Each arm can taste, decide and act on its own.",
        "In the wild they have been seen to carry coconut shells for shelter.", "Some recognise the people who feed them.",
        "They learn quickly, and they live for only a year or two.", "Perhaps intelligence took a second path in the sea.",
    ];

    public static string Article { get; } = string.Join(' ', Enumerable.Repeat(string.Join(' ', Sentences), 3));

    public static DateTimeOffset Now { get; } = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    public static Storyboard Storyboard { get; } = new(
        "The minds of octopuses", "en-GB", new Speaker("en-gb"), new Look(VideoFormat.Wide),
        [
            Scene(1, SceneLayout.Title, Sentences[0], new(Kicker: "Biology", Heading: "The minds of octopuses", Body: "Eight arms, nine brains")),
            Scene(2, SceneLayout.Number, Sentences[1], new(Heading: "As many as a dog", Number: "500 million", Body: "neurons")),
            Scene(3, SceneLayout.Points, Sentences[3], new(Heading: "Each arm can", Items: ["taste", "decide", "act"])),
            Scene(4, SceneLayout.Quote, Sentences[5], new(Body: "Some recognise the people who feed them.", Attribution: "Jane Doe")),
            Scene(5, SceneLayout.Closing, Sentences[7], new(Heading: "A second path to mind")),
        ]);

    /// <summary>Every field of a storyboard is set to something that is not its default.</summary>
    public static Storyboard Everything { get; } = Storyboard with
    {
        Speaker = new("en-gb", 1.1, 0.9),
        Look = new(VideoFormat.Portrait, "ember", Looks.PortraitPresenter, Captions: false)
        {
            Resolution = Resolution.P720, CaptionStyle = CaptionStyle.Bold, Framing = Framing.Circle, Background = new(BackgroundKind.Picture, "media/0/1.png"),
            ProgressBar = true, LowerThird = new("Ada", "Host"), Brand = new("#101820", "#ffffff", "#f2aa4c", Logo: "media/0/2.png"), Portrait = "media/0/3.png", PortraitMouth = new(0.52, 0.615, 0.098),
        },
        Sound = new(Media: "media/0/4.m4a", Volume: 0.55),
        Pronunciations = [new("Kafka", "/ˈkæfkə/"), new("Trae", "tray")],
        Delivery = new(Hls: false, WebM: true, Vertical: true),
        Scenes =
        [
            Scene(1, SceneLayout.Columns, "One.", new(Heading: "H") { Columns = [new("Left", ["a", "b"]), new("Right", ["c"])] }) with { Emotion = Emotion.Surprised, Transition = SceneTransition.Zoom },
            Scene(2, SceneLayout.Timeline, "Two.", new(Heading: "H") { Events = [new("1969", "Moon"), new("Day 3", "Rest")] }) with { Framing = Framing.Corner },
            Scene(3, SceneLayout.Chart, "Three.", new(Heading: "H", Attribution: "Us") { Chart = new(ChartKind.Donut, [new("a", 1.5), new("b", 2)], "%") }),
            Scene(4, SceneLayout.Code, "Four.", new(Heading: "H") { Code = new("csharp", "if (x)\n{\n    y();\n}") }) with { Background = new(BackgroundKind.Clip, "media/0/5.mp4") },
            Scene(5, SceneLayout.Clip, "", new()) with { Clip = new("media/0/6.mp4", TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(4), loop: false, ClipFit.Fit, ClipSound.Mixed) },
            Scene(6, SceneLayout.Closing, "Six.", new(Heading: "H") { Action = "Subscribe" }),
            Scene(7, SceneLayout.PictureText, "Seven.", new(Heading: "H", Body: "B", Picture: "media/0/7.png")),
            Scene(8, SceneLayout.Steps, "Eight.", new(Heading: "H", Items: ["x", "y"])),
        ],
    };

    /// <summary>One word every 0.4 seconds, as <see cref="SampleFilm"/> has it.</summary>
    public static Transcript Transcript { get; } = Spoken();

    public static MediaDto BrokenUpload { get; } = new(
        Guid.Parse("019ab000-0000-7000-8000-000000000301"), MediaKind.Clip, "Concert.mp4", MediaState.Failed, "Not usable", 0,
        new("upload-too-long", "The clip is longer than 10 minutes, which is the most. Cut it, and upload the part that you need."), 987_654_321, Now, null, null);

    public static VideoDto Video(VideoState state) =>
        new(Guid.Parse("019ab000-0000-7000-8000-000000000001"), "The minds of octopuses", state, VideoFormat.Wide, "en-GB", Now, null, null, null);

    public static VideoDto Producing(int done) => Video(VideoState.Producing) is var video
        ? video with { Production = Production(video.Id, done) }
        : throw new InvalidOperationException();

    public static VideoDto Failed() => Producing(2) is var video
        ? video with
        {
            State = VideoState.ProductionFailed,
            Problem = new("disk-full", "The disk of the worker is full. Free some space, then try again."),
            Production = Fail(video.Production!),
        }
        : throw new InvalidOperationException();

    public static VideoDto Published(Guid? id = null) => Video(VideoState.Published) with
    {
        Id = id ?? Video(VideoState.Published).Id,
        Visibility = Visibility.Public,
        Published = Files(id ?? Video(VideoState.Published).Id),
    };

    public static PublishedDto Files(Guid id) => new(
        Now, SampleFilm.Seconds, SampleFilm.Width, SampleFilm.Height, 1_234_567,
        $"/media/videos/{id}/video.mp4", $"/media/videos/{id}/captions.vtt", $"/media/videos/{id}/captions.srt",
        $"/media/videos/{id}/poster.jpg", $"/media/videos/{id}/transcript.json",
        [new("Nine brains", 0), new("Arms that decide", 8), new("A second path", 15.6)])
    {
        ChaptersVtt = $"/media/videos/{id}/chapters.vtt",
    };

    /// <summary>A published video of which everything is made that can be.</summary>
    public static VideoDto Delivered(Guid id)
    {
        var folder = $"/media/videos/{id}/{id:n}";
        var video = Published(id);

        return video with
        {
            Production = Production(id, 5) with
            {
                State = ProductionState.Succeeded,
                Deliveries =
                [
                    new(DeliveryPart.Audio, "succeeded", "Taking out the sound", 1, null),
                    new(DeliveryPart.Stream, "succeeded", "Making streaming", 1, null),
                    new(DeliveryPart.WebM, "failed", "Encoding WebM", 0.4, new("disk-full", "The disk of the worker is full.")),
                ],
            },
            Published = video.Published! with
            {
                Parts = new()
                {
                    Hls = $"{folder}/stream.m3u8",
                    Thumbnails = $"{folder}/stream-thumbnails.vtt",
                    Audio = new($"{folder}/audio.m4a", 500_000),
                    PreviewGif = new($"{folder}/preview.gif", 900_000),
                    Posters = [$"{folder}/poster-1.jpg", $"{folder}/poster-2.jpg", $"{folder}/poster-3.jpg"],
                },
            },
        };
    }

    /// <param name="done">Scenes of five that are drawn; the next one is half drawn.</param>
    public static ProductionDto Production(Guid video, int done)
    {
        var steps = new List<StepDto>();
        for (var scene = 0; scene < 5; scene++)
        {
            var drawn = scene < done ? "succeeded" : scene == done ? "running" : "ready";
            steps.Add(new(Guid.CreateVersion7(), "NarrateScene", scene, scene <= done ? "succeeded" : "ready", null, scene <= done ? 1 : 0, 1, null));
            steps.Add(new(Guid.CreateVersion7(), "RenderScene", scene, drawn, null, drawn switch { "succeeded" => 1, "running" => 0.5, _ => 0 }, 1, null));
        }

        steps.AddRange(new[] { "AssembleVideo", "CheckVideo", "PublishVideo" }.Select(kind => new StepDto(Guid.CreateVersion7(), kind, null, "blocked", null, 0, 0, null)));

        return new(
            Guid.CreateVersion7(), video, ProductionState.Running, $"Rendering scene {Math.Min(done + 1, 5)} of 5", (done + 0.5) / 6, 12 * (5 - done), null, Now, null, steps);
    }

    private static ProductionDto Fail(ProductionDto production) => production with
    {
        State = ProductionState.Failed,
        Stage = "Failed",
        SecondsLeft = null,
        Steps =
        [
            .. production.Steps.Select(step => step.State switch
            {
                "running" => step with { State = "failed", Attempts = 5, Problem = new("disk-full", "The disk of the worker is full.") },
                "blocked" => step with { State = "failed", Problem = new("dependency-failed", "The disk of the worker is full.") },
                _ => step,
            }),
        ],
    };

    private static Scene Scene(int number, SceneLayout layout, string narration, ScreenText screen) =>
        new(Guid.Parse($"019ab000-0000-7000-8000-0000000001{number:00}"), layout, narration, screen);

    private static Transcript Spoken()
    {
        var lines = new List<TranscriptLine>();
        var at = 0;
        foreach (var (sentence, index) in Sentences.Select((sentence, index) => (sentence, index)))
        {
            List<TranscriptWord> words = [.. sentence.Split(' ').Select((word, n) => new TranscriptWord(word, Beat(at + n), Beat(at + n + 1)))];
            at += words.Count;
            lines.Add(new(index / 2, words[0].Start, words[^1].End, words));
        }

        return new Transcript("en-GB", lines);
    }

    private static TimeSpan Beat(int index) => TimeSpan.FromSeconds(0.4 * index);
}
