using Trae.Contracts;

namespace Trae.Api.Data;

/// <summary>
/// What a brief became. How far its writing and its productions are is not stored here: that is the state of their jobs.
/// </summary>
public sealed class Video : IWorkspaceOwned
{
    private readonly List<Production> _productions = [];

    private Video()
    {
    }

    public Guid Id { get; private set; }

    public Guid WorkspaceId { get; private set; }

    public string Title { get; private set; } = "";

    public VideoFormat Format { get; private set; }

    public string? Language { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Null until it is written.</summary>
    public Storyboard? Storyboard { get; private set; }

    /// <summary>Grows with every change of the storyboard; 0 while there is none. Two editors of one version: the second is refused.</summary>
    public int StoryboardVersion { get; private set; }

    public VideoSource? Source { get; private set; }

    /// <summary>Who wrote the storyboard, and what to know about that.</summary>
    public WritingDto? Writing { get; private set; }

    /// <summary>The video that this one says in another language.</summary>
    public Guid? TranslationOf { get; private set; }

    /// <summary>The voice that its script was written in; null for none, or for one that is gone.</summary>
    public Guid? BrandVoiceId { get; private set; }

    public Guid? SeriesId { get; private set; }

    public SavedSeries? Series { get; private set; }

    /// <summary>Which episode of its series it is; kept when the series is gone.</summary>
    public int? Episode { get; private set; }

    /// <summary>Who may watch what is published: nobody but its makers, until they decide otherwise.</summary>
    public Visibility Visibility { get; private set; }

    public Guid? PublishedProductionId { get; private set; }

    public Production? Published { get; private set; }

    public IReadOnlyList<Production> Productions => _productions;

    public static Video Create(Guid workspaceId, CreateVideoRequest request, string title, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);

        return new Video
        {
            Id = id,
            WorkspaceId = workspaceId,
            Title = title,
            Format = request.Storyboard?.Look.Format ?? request.Format,
            Language = request.Storyboard?.Language ?? request.Language,
            CreatedAt = now,
            UpdatedAt = now,
            Source = new VideoSource(id, request),
            BrandVoiceId = request.BrandVoice,
            SeriesId = request.Series,
        };
    }

    /// <summary>The number of a video that is made in a series.</summary>
    public void Number(int episode) => Episode = episode;

    /// <summary>The writer's storyboard, the first one.</summary>
    public void Write(Storyboard storyboard, DateTimeOffset now, WritingDto? writing = null)
    {
        if (Storyboard is not null)
        {
            throw new InvalidOperationException($"Video {Id} is written already.");
        }

        Writing = writing;
        Edit(storyboard, now);
    }

    /// <summary>The same video in another language.</summary>
    public static Video Translate(Video original, CreateVideoRequest request, Storyboard storyboard, WritingDto writing, DateTimeOffset now)
    {
        var video = Create(original.WorkspaceId, request, storyboard.Title, now);
        video.TranslationOf = original.Id;
        video.Write(storyboard, now, writing);

        return video;
    }

    public void Edit(Storyboard storyboard, DateTimeOffset now)
    {
        Title = PlainTitle.Of(storyboard.Title) ?? storyboard.Title;
        Storyboard = storyboard with { Title = Title };
        StoryboardVersion++;
        Format = storyboard.Look.Format;
        Language = storyboard.Language;
        UpdatedAt = now;
    }

    public void Show(Visibility visibility, DateTimeOffset now) => (Visibility, UpdatedAt) = (visibility, now);

    /// <summary>A production of the storyboard as it stands; its jobs are enqueued in the same transaction.</summary>
    public Production StartProduction(DateTimeOffset now)
    {
        var storyboard = Storyboard ?? throw new InvalidOperationException($"Video {Id} is not written yet.");
        var production = new Production(this, storyboard, StoryboardVersion, now);
        _productions.Add(production);

        return production;
    }

    /// <summary>Makes a finished production the one that viewers see, unless they see a newer one already.</summary>
    public void Publish(Production production, FinishedVideo finished, DateTimeOffset now)
    {
        production.Publish(finished, now);
        if (Published is null || Published.CreatedAt <= production.CreatedAt)
        {
            PublishedProductionId = production.Id;
            Published = production;
            UpdatedAt = now;
        }
    }
}
