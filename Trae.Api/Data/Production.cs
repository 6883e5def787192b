using Trae.Contracts;
using Trae.Media;

namespace Trae.Api.Data;

/// <summary>One attempt at rendering a storyboard, with the storyboard as it was at that moment. Its state is that of its jobs.</summary>
public sealed class Production : IWorkspaceOwned
{
    private Production()
    {
    }

    internal Production(Video video, Storyboard storyboard, int version, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        VideoId = video.Id;
        WorkspaceId = video.WorkspaceId;
        Storyboard = storyboard;
        StoryboardVersion = version;
        SceneLengths = [.. storyboard.Scenes.Select(scene => scene.Narration.Length)];
        CreatedAt = now;
    }

    public Guid Id { get; private set; }

    public Guid VideoId { get; private set; }

    public Guid WorkspaceId { get; private set; }

    public Storyboard Storyboard { get; private set; } = null!;

    public int StoryboardVersion { get; private set; }

    /// <summary>Characters of narration in each scene: what its cost is estimated from, without reading the storyboard.</summary>
    public int[] SceneLengths { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>What assembly measured; set when it is published.</summary>
    public FinishedVideo? Finished { get; private set; }

    /// <summary>What was made after it was published, by the name of the part.</summary>
    public IReadOnlyDictionary<string, DeliveredPart> Parts { get; private set; } = new Dictionary<string, DeliveredPart>();

    /// <summary>The number of the poster that a person chose; null for the one that assembly drew.</summary>
    public int? Poster { get; private set; }

    /// <summary>Media key prefix of its finished files.</summary>
    public string Folder => MediaKeys.ProductionFolder(Id);

    internal void Publish(FinishedVideo finished, DateTimeOffset now)
    {
        // A repeat of the job finds it done.
        PublishedAt ??= now;
        Finished ??= finished;
    }

    internal void ChoosePoster(int? number) => Poster = number;
}
