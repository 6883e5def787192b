using Trae.Contracts;
using Trae.Web.Api;
using Trae.Web.Components.Parts;
using Trae.Web.Components.Text;

namespace Trae.Web.Components.Pages.Editor;

/// <summary>The files that came with the form, with whatever button: a browser forgets chosen files when the form is drawn again.</summary>
internal static class EditorUploads
{
    public static async Task Take(TraeClient client, StoryboardForm form, IFormFileCollection? files, FormProblems problems, CancellationToken ct)
    {
        await LookUploads.Take(client, form, files, problems, ct);
        for (var index = 0; index < form.Scenes.Count; index++)
        {
            var (scene, place) = (form.Scenes[index], $"Scenes[{index}]");
            Task<string?> Of(string field, MediaKind kind, string? now) =>
                Uploads.Take(client, files?.GetFile($"Form.{place}.{field}Upload"), kind, now, $"{place}.{field}", problems, ct);

            scene.Picture = await Of(nameof(scene.Picture), MediaKind.Picture, scene.Picture);
            scene.Clip = await Of(nameof(scene.Clip), MediaKind.Clip, scene.Clip);
            scene.BackgroundPicture = await Of(nameof(scene.BackgroundPicture), MediaKind.Picture, scene.BackgroundPicture);
            scene.BackgroundClip = await Of(nameof(scene.BackgroundClip), MediaKind.Clip, scene.BackgroundClip);
        }
    }
}
