using System.Net;
using Trae.Contracts;
using Trae.Web.Api;
using Trae.Web.Components.Parts;
using Trae.Web.Components.Text;
using Trae.Web.Hosting;

namespace Trae.Web.Components.Pages.Brands;

/// <summary>What the buttons of a brand kit's page do. Whatever happens, the form keeps what was entered.</summary>
internal sealed class BrandEditor(TraeClient client, Guid? kit)
{
    public FormProblems Problems { get; } = new();

    public IReadOnlyList<MediaDto> Library { get; private set; } = [];

    public bool IsSaved { get; private set; }

    public async Task Load(CancellationToken ct) => Library = await client.ListReadyMedia(ct);

    /// <returns>Whether there is nothing left to do here: a new kit was made, or this one deleted.</returns>
    public async Task<bool> Perform(BrandForm form, string? act, IFormFileCollection? files, CancellationToken ct)
    {
        try
        {
            if (act == "delete" && kit is { } gone)
            {
                await client.DeleteBrandKit(gone, ct);

                return true;
            }

            await Upload(form, files, ct);
            if (Problems.Any)
            {
                return false;
            }

            if (kit is not { } id)
            {
                await client.CreateBrandKit(form.ToKit(), ct);

                return true;
            }

            form.Version = (await client.SaveBrandKit(id, form.Version, form.ToKit(), ct)).Version;
            IsSaved = true;
        }
        catch (ApiProblemException refused) when (refused.Status is HttpStatusCode.PreconditionFailed)
        {
            // What was entered stays; saving it again is then a choice.
            form.Version = (await client.GetBrandKit(kit!.Value, ct))?.Version ?? form.Version;
            Problems.Add(null, "Somebody saved this kit while you were editing it. Save again to put yours over it, or load the page anew to see theirs.");
        }
        catch (ApiProblemException refused)
        {
            Problems.Add(refused.Problem, BrandForm.FieldOf);
        }
        catch (Exception error) when (ErrorStatus.IsUnreachable(error))
        {
            Problems.Add(null, ErrorStatus.UnreachableSentence);
        }

        return false;
    }

    private async Task Upload(BrandForm form, IFormFileCollection? files, CancellationToken ct)
    {
        Task<string?> Of(string field, MediaKind kind, string? now) =>
            Uploads.Take(client, files?.GetFile($"Form.{field}Upload"), kind, now, field, Problems, ct);

        form.Logo = await Of(nameof(form.Logo), MediaKind.Picture, form.Logo);
        form.HeadingFont = await Of(nameof(form.HeadingFont), MediaKind.Font, form.HeadingFont);
        form.BodyFont = await Of(nameof(form.BodyFont), MediaKind.Font, form.BodyFont);
        form.Intro = await Of(nameof(form.Intro), MediaKind.Clip, form.Intro);
        form.Outro = await Of(nameof(form.Outro), MediaKind.Clip, form.Outro);
    }
}
