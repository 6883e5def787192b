using Trae.Api.Data;
using Trae.Contracts;
using Trae.Media;

namespace Trae.Api.Features.Media;

/// <summary>A place in a document that names an upload.</summary>
/// <param name="Path">As in the JSON.</param>
/// <param name="Owner">For a person: "Scene 3", "The brand".</param>
internal sealed record MediaReference(string Path, string Owner, string Key, MediaKind Kind);

/// <summary>Whether media keys are the workspace's, exist, and are what their place needs.</summary>
internal sealed class OwnMedia(IMediaStore media, CurrentWorkspace workspace)
{
    /// <returns>A fault for each reference that leads nowhere.</returns>
    public async Task<IReadOnlyList<Fault>> Faults(IEnumerable<MediaReference> references, CancellationToken ct)
    {
        var faults = new List<Fault>();
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var reference in references)
        {
            if (!known.TryGetValue(reference.Key, out var exists))
            {
                known[reference.Key] = exists = await IsOurs(reference.Key, ct);
            }

            if (!exists || !Suits(reference.Key, reference.Kind))
            {
                var kind = reference.Kind.ToString().ToLowerInvariant();
                faults.Add(new(
                    reference.Path, $"{kind}-not-found", $"{reference.Owner}: there is no such {kind}. Upload it, and use the key of the prepared upload."));
            }
        }

        return faults;
    }

    private async Task<bool> IsOurs(string key, CancellationToken ct) =>
        MediaKey.IsValid(key)
        && (key.StartsWith(MediaAsset.FolderOf(workspace.Id), StringComparison.Ordinal) || key.StartsWith(PictureKeys.Folder(workspace.Id), StringComparison.Ordinal))
        && await media.Find(key, ct) is not null;

    private static bool Suits(string key, MediaKind kind) => Path.GetExtension(key) switch
    {
        ".png" or ".jpg" or ".webp" => kind == MediaKind.Picture,
        ".mp4" => kind == MediaKind.Clip,
        ".m4a" => kind == MediaKind.Music,
        ".json" => kind == MediaKind.Document,
        ".ttf" or ".otf" => kind == MediaKind.Font,
        _ => false,
    };
}
