using Trae.Contracts;
using Trae.Web.Api;
using Trae.Web.Components.Parts;
using Trae.Web.Components.Text;

namespace Trae.Web.Components.Pages.NewVideo;

/// <summary>The files that came with the form itself.</summary>
internal static class NewVideoUploads
{
    public static async Task Take(TraeClient client, NewVideoForm form, IFormFileCollection? files, FormProblems problems, CancellationToken ct)
    {
        foreach (var file in form.Way == NewVideoForm.ByFile ? files?.GetFiles("Form.DocumentsUpload") ?? [] : [])
        {
            if (await Uploads.Take(client, file, MediaKind.Document, null, "File", problems, ct) is { } key)
            {
                form.Documents.Add(key);
            }
        }

        await LookUploads.Take(client, form, files, problems, ct);
        foreach (var file in files?.GetFiles("Form.PicturesUpload") ?? [])
        {
            if (await Uploads.Take(client, file, MediaKind.Picture, null, "Pictures", problems, ct) is { } key)
            {
                form.Pictures.Add(key);
            }
        }
    }
}
