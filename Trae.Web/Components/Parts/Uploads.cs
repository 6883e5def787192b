using Trae.Contracts;
using Trae.Web.Api;
using Trae.Web.Components.Text;

namespace Trae.Web.Components.Parts;

/// <summary>Files that came with a form, from browsers without our script: uploaded, prepared, and put in their fields.</summary>
internal static class Uploads
{
    private const int Looks = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <param name="file">Nothing happens for none.</param>
    /// <param name="field">Where a problem is shown.</param>
    /// <returns>The media key, or <paramref name="otherwise"/>.</returns>
    public static async Task<string?> Take(
        TraeClient client, IFormFile? file, MediaKind kind, string? otherwise, string field, FormProblems problems, CancellationToken ct)
    {
        if (file is not { Length: > 0 })
        {
            return otherwise;
        }

        try
        {
            var asset = await client.UploadMedia(file, kind, ct);
            for (var look = 0; look < Looks && asset is { State: MediaState.Preparing }; look++)
            {
                await Task.Delay(Pause, TimeProvider.System, ct);
                asset = await client.GetMedia(asset.Id, ct);
            }

            switch (asset)
            {
                case { State: MediaState.Ready, Prepared: { } prepared }:
                    return prepared.Key;
                case { State: MediaState.Preparing }:
                    problems.Add(field, $"{file.FileName} is still being prepared. Choose it from the list in a moment.");
                    break;
                default:
                    problems.Add(field, $"{file.FileName}: {asset?.Problem?.Message ?? "It was deleted meanwhile."}");
                    break;
            }
        }
        catch (ApiProblemException refused)
        {
            problems.Add(field, $"{file.FileName}: {refused.Problem.Sentence}");
        }

        return otherwise;
    }
}
