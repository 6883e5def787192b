using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Trae.Contracts;

namespace Trae.Tests.Web;

/// <summary>One video that a test moves through its states by hand; whoever follows it is told of each.</summary>
internal sealed class FakeVideo
{
    private readonly Lock _lock = new();
    private readonly List<Channel<VideoDto>> _watchers = [];

    private FakeVideo(VideoDto video) => Current = video;

    public VideoDto Current { get; private set; }

    public StoryboardDto? Storyboard { get; set; }

    public IReadOnlyList<SourceDto>? Sources { get; set; }

    public ClaimsDto? Claims { get; set; }

    public static FakeVideo Of(VideoDto video, Storyboard? storyboard = null) =>
        new(video) { Storyboard = storyboard is null ? null : new StoryboardDto(1, storyboard) };

    public static FakeVideo Writing(string title, VideoFormat format = VideoFormat.Wide) =>
        new(Samples.Video(VideoState.Writing) with { Id = Guid.CreateVersion7(), Title = title, Format = format });

    public void Change(Func<VideoDto, VideoDto> change)
    {
        lock (_lock)
        {
            Current = change(Current);
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryWrite(Current);
            }
        }
    }

    public void Close()
    {
        lock (_lock)
        {
            _watchers.ForEach(watcher => watcher.Writer.TryComplete());
        }
    }

    /// <summary>As the API does: the video now, then each change, until nothing changes any more.</summary>
    public async IAsyncEnumerable<VideoDto> Watch([EnumeratorCancellation] CancellationToken ct)
    {
        var watcher = Channel.CreateUnbounded<VideoDto>();
        lock (_lock)
        {
            _watchers.Add(watcher);
            watcher.Writer.TryWrite(Current);
        }

        await foreach (var video in watcher.Reader.ReadAllAsync(ct))
        {
            yield return video;
            if (video.State is not VideoState.Writing and not VideoState.Producing)
            {
                yield break;
            }
        }
    }

    public ProductionDto Produce()
    {
        Change(video => video with { State = VideoState.Producing, Problem = null, Production = Samples.Production(video.Id, done: 0) });

        return Current.Production!;
    }

    public VideoDto Rewrite()
    {
        Change(video => video with { State = VideoState.Writing, Problem = null });

        return Current;
    }

    public ProductionDto Cancel()
    {
        Change(video => video with
        {
            State = VideoState.Cancelled,
            Production = video.Production! with { State = ProductionState.Cancelled, Stage = "Cancelled" },
        });

        return Current.Production!;
    }

    public IResult Save(Storyboard storyboard, string ifMatch)
    {
        if (ifMatch != $"\"{Storyboard!.Version}\"")
        {
            return Results.Problem(statusCode: 412, detail: "The storyboard was changed since you read it.", extensions: new Dictionary<string, object?> { ["code"] = "storyboard-changed" });
        }

        var silent = storyboard.Scenes.ToList().FindIndex(scene => scene.Narration.Length == 0);
        if (silent >= 0)
        {
            return FakeVideos.Refuse(
                "narration-missing", "A scene says nothing.", new() { [$"scenes[{silent}].narration"] = [$"Scene {silent + 1} says nothing. Give it narration, or remove it."] });
        }

        Storyboard = new StoryboardDto(Storyboard.Version + 1, storyboard);

        return Results.Ok(Storyboard);
    }

    /// <summary>Addresses that were asked for.</summary>
    public System.Collections.Concurrent.ConcurrentBag<string> Asked { get; } = [];

    public VideoDto Show(Visibility? visibility)
    {
        Change(video => video with { Visibility = visibility ?? video.Visibility });

        return Current;
    }

    public VideoDto ChoosePoster(int? number)
    {
        Change(video => video with
        {
            Published = video.Published! with { Poster = number is { } chosen ? video.Published.Parts.Posters[chosen - 1] : Samples.Files(video.Id).Poster },
        });

        return Current;
    }

    public IResult? Delivered(string file)
    {
        Asked.Add(file);
        if (file.StartsWith("poster-", StringComparison.Ordinal))
        {
            return Results.File(SampleFilm.Poster, "image/jpeg");
        }

        return Current.Published?.Parts.Hls is not null && SampleFilm.Streamed(file) is { } path
            ? Results.File(path, Trae.Media.MediaTypes.Of(file), enableRangeProcessing: true)
            : null;
    }

    public IResult? Media(string file) => Current.Published is null ? null : file switch
    {
        ProductionFiles.Video => Results.File(SampleFilm.Video, "video/mp4", enableRangeProcessing: true),
        ProductionFiles.Poster => Results.File(SampleFilm.Poster, "image/jpeg"),
        ProductionFiles.WebVtt => Results.Text(SampleFilm.WebVtt, "text/vtt"),
        ProductionFiles.Chapters => Results.Text("WEBVTT\n\n1\n00:00:00.000 --> 00:00:08.000\nNine brains\n", "text/vtt"),
        ProductionFiles.SubRip => Results.Text("1\n00:00:00,000 --> 00:00:01,000\nOctopuses\n", "application/x-subrip"),
        ProductionFiles.Transcript => Results.Json(Samples.Transcript, JsonDefaults.Options),
        _ => null,
    };
}
