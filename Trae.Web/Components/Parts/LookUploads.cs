using Trae.Contracts;
using Trae.Web.Api;
using Trae.Web.Components.Text;

namespace Trae.Web.Components.Parts;

/// <summary>The files that a look's fields brought with the form.</summary>
internal static class LookUploads
{
    public static async Task Take(TraeClient client, LookForm form, IFormFileCollection? files, FormProblems problems, CancellationToken ct)
    {
        Task<string?> Of(string field, MediaKind kind, string? now) =>
            Uploads.Take(client, files?.GetFile($"Form.{field}Upload"), kind, now, field, problems, ct);

        form.BackgroundPicture = await Of(nameof(form.BackgroundPicture), MediaKind.Picture, form.BackgroundPicture);
        form.BackgroundClip = await Of(nameof(form.BackgroundClip), MediaKind.Clip, form.BackgroundClip);
        form.MusicFile = await Of(nameof(form.MusicFile), MediaKind.Music, form.MusicFile);
        form.Portrait = await Of(nameof(form.Portrait), MediaKind.Picture, form.Portrait);
    }
}
