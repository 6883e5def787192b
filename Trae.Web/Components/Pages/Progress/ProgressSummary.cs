using Trae.Contracts;
using Trae.Web.Components.Text;

namespace Trae.Web.Components.Pages.Progress;

public enum StepMark
{
    Waiting,
    Active,
    Done,
    Failed,
}

/// <summary>One of the stations of a production, as the line at the top shows them.</summary>
public sealed record Station(string Name, StepMark Mark);

/// <summary>One scene: what is being done to it and how far that is.</summary>
/// <param name="Percent">Speaking counts for the first fifth, drawing for the rest.</param>
public sealed record SceneTile(int Number, string? Heading, string Phase, StepMark Mark, int Percent, string? Trouble);

/// <summary>A video's way from brief to published, in the words and figures that its page shows.</summary>
public sealed record ProgressSummary(
    string Headline, string? Detail, int? Percent, string? TimeLeft, IReadOnlyList<Station> Stations, IReadOnlyList<SceneTile> Scenes)
{
    private static readonly (string Name, string Kind)[] Line = [("Speak", "narrat"), ("Draw", "render"), ("Join", "assembl"), ("Check", "check"), ("Finish", "publish")];

    public static ProgressSummary Of(VideoDto video, IReadOnlyList<string?> headings)
    {
        var production = video.Production;
        var running = video.State is VideoState.Producing && production is not null;
        var stations = Line.Select(station => new Station(station.Name, Settle(MarkOf(Of(production, station.Kind)), video.State)));

        return new ProgressSummary(
            HeadlineOf(video),
            DetailOf(video),
            video.State is VideoState.Writing ? null : Percentage(video),
            running && production!.SecondsLeft is { } seconds ? $"{Wording.About(seconds)} left" : null,
            [WriteStation(video), .. stations],
            Tiles(production, headings));
    }

    private static string HeadlineOf(VideoDto video) => video.State switch
    {
        VideoState.Writing => "Writing the script",
        VideoState.WritingFailed => "The script could not be written",
        VideoState.Draft => "The script is ready",
        VideoState.Producing => video.Production?.Stage is { Length: > 0 } stage ? stage : "Waiting for a worker",
        VideoState.ProductionFailed => "The video could not be made",
        VideoState.Cancelled => "Cancelled",
        _ => "Ready to watch",
    };

    private static string? DetailOf(VideoDto video) => video.State switch
    {
        VideoState.Writing when video.Draft is { Count: > 0 } draft => $"{draft.Count} {(draft.Count == 1 ? "scene is" : "scenes are")} drafted. Nothing is decided yet: the script is checked when it is whole.",
        VideoState.Writing => "Trae reads the source and stages it scene by scene. This takes a few seconds.",
        VideoState.Draft => "Look through the scenes and change what you like, or make the video as it stands.",
        VideoState.Producing when video.Production is null or { State: ProductionState.Queued } => "Queued. It starts as soon as a worker is free.",
        VideoState.Producing => "You can leave this page; the work goes on.",
        VideoState.Cancelled => "It was stopped before it was finished. The script is kept, and what was drawn so far is used again.",
        VideoState.Published when video.Published is { } published => $"{Wording.Clock(published.DurationSeconds)} long, {Wording.Bytes(published.Bytes)}.",
        _ => null,
    };

    private static int Percentage(VideoDto video) =>
        video.State is VideoState.Published ? 100 : (int)Math.Clamp(Math.Round((video.Production?.Progress ?? 0) * 100), 0, 100);

    private static Station WriteStation(VideoDto video) => new("Write", video.State switch
    {
        VideoState.Writing => StepMark.Active,
        VideoState.WritingFailed => StepMark.Failed,
        _ => StepMark.Done,
    });

    // Nothing is under way in a video that is not being made; and one that is published went through all of it.
    private static StepMark Settle(StepMark mark, VideoState state) => state switch
    {
        VideoState.Published => StepMark.Done,
        VideoState.Producing => mark,
        _ => mark is StepMark.Active ? StepMark.Waiting : mark,
    };

    private static List<StepDto> Of(ProductionDto? production, string kind) =>
        [.. (production?.Steps ?? []).Where(step => step.Kind.Contains(kind, StringComparison.OrdinalIgnoreCase))];

    private static List<SceneTile> Tiles(ProductionDto? production, IReadOnlyList<string?> headings) =>
    [
        .. from step in production?.Steps ?? []
           where step.Scene is not null
           group step by step.Scene!.Value into scene
           orderby scene.Key
           select Tile(scene.Key, [.. scene], headings.ElementAtOrDefault(scene.Key)),
    ];

    private static SceneTile Tile(int scene, List<StepDto> steps, string? heading)
    {
        var speak = steps.FindAll(step => step.Kind.Contains("narrat", StringComparison.OrdinalIgnoreCase));
        var draw = steps.FindAll(step => !step.Kind.Contains("narrat", StringComparison.OrdinalIgnoreCase));
        var percent = (20 * Share(speak)) + (80 * Share(draw));
        var mark = MarkOf(steps);
        var phase = mark switch
        {
            StepMark.Done => "Done",
            StepMark.Failed => "Failed",
            StepMark.Waiting => "Waiting",
            _ when MarkOf(draw) is StepMark.Active => "Drawing",
            _ when MarkOf(speak) is StepMark.Done => "Spoken",
            _ => "Speaking",
        };

        return new SceneTile(scene + 1, heading, phase, mark, (int)Math.Round(percent), steps.Find(step => step.Problem is not null && !IsCascade(step))?.Problem?.Message);
    }

    // A job that is done counts whole, whatever its last report of progress was.
    private static double Share(List<StepDto> steps) =>
        steps.Count == 0 ? 0 : steps.Average(step => Is(step, "succeeded") ? 1 : Math.Clamp(step.Progress, 0, 1));

    private static StepMark MarkOf(List<StepDto> steps) => steps switch
    {
        [] => StepMark.Waiting,
        _ when steps.Exists(step => Is(step, "failed") && !IsCascade(step)) => StepMark.Failed,
        _ when steps.TrueForAll(step => Is(step, "succeeded")) => StepMark.Done,
        _ when steps.Exists(step => Is(step, "running") || Is(step, "succeeded")) => StepMark.Active,
        _ => StepMark.Waiting,
    };

    // What waited for a step that failed repeats its reason under a code of its own; it did not fail itself.
    private static bool IsCascade(StepDto step) => step.Problem?.Code.StartsWith("dependency-", StringComparison.Ordinal) == true;

    private static bool Is(StepDto step, string state) => step.State.Equals(state, StringComparison.OrdinalIgnoreCase);
}
