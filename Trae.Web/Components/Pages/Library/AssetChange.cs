using Trae.Web.Api;
using Trae.Web.Hosting;

namespace Trae.Web.Components.Pages.Library;

/// <summary>What a card's buttons send.</summary>
public sealed class AssetChange
{
    public Guid Id { get; set; }

    public string? Name { get; set; }

    /// <summary>"rename" or "delete".</summary>
    public string? Act { get; set; }

    /// <returns>Why it was refused, or null.</returns>
    public Task<string?> Apply(TraeClient client, CancellationToken ct) => Try(() => (Act, string.IsNullOrWhiteSpace(Name)) switch
    {
        ("delete", _) => client.DeleteMedia(Id, ct),
        ("rename", false) => client.RenameMedia(Id, Name!.Trim(), ct),
        _ => Task.CompletedTask,
    });

    /// <summary>For browsers without our script: the files are prepared while the page shows them.</summary>
    public static Task<string?> Upload(TraeClient client, IFormFileCollection? files, CancellationToken ct) => Try(async () =>
    {
        foreach (var file in files ?? Enumerable.Empty<IFormFile>())
        {
            await client.UploadMedia(file, kind: null, ct);
        }
    });

    private static async Task<string?> Try(Func<Task> work)
    {
        try
        {
            await work();

            return null;
        }
        catch (ApiProblemException refused)
        {
            return refused.Problem.Sentence;
        }
        catch (Exception error) when (ErrorStatus.IsUnreachable(error))
        {
            return ErrorStatus.UnreachableSentence;
        }
    }
}
