using System.Globalization;
using System.Net;
using Trae.Contracts;
using Trae.Web.Api;
using Trae.Web.Components.Text;
using Trae.Web.Hosting;

namespace Trae.Web.Components.Pages.Editor;

/// <summary>What the editor's buttons do, and what there is to say afterwards. Whatever happens, the form keeps what was entered.</summary>
internal sealed class StoryboardEditor(TraeClient client, Guid video)
{
    public FormProblems Problems { get; } = new();

    public IReadOnlyList<Voice> Voices { get; private set; } = [];

    public bool IsSaved { get; private set; }

    /// <summary>The form shows something that is not saved, so leaving the page asks first.</summary>
    public bool IsDirty { get; private set; }

    /// <summary>The version somebody else saved meanwhile, or null.</summary>
    public int? NewerVersion { get; private set; }

    public async Task LoadVoices(CancellationToken ct) => Voices = await client.ListVoices(ct);

    /// <returns>Whether a production was started, so that there is nothing left to do here.</returns>
    public async Task<bool> Perform(StoryboardForm form, string? act, IFormFileCollection? files, CancellationToken ct)
    {
        IsDirty = true;
        try
        {
            await UploadPictures(form, files, ct);
            if (StoryboardEdits.Apply(form, act) || Problems.Any)
            {
                return false;
            }

            if (act?.Split(':') is ["overwrite", var version])
            {
                form.Version = int.Parse(version, NumberStyles.None, CultureInfo.InvariantCulture);
            }

            await Save(form, ct);
            if (act == "render")
            {
                await client.StartProduction(video, ct);

                return true;
            }
        }
        catch (ApiProblemException refused) when (refused.Status is HttpStatusCode.PreconditionFailed)
        {
            NewerVersion = (await client.GetStoryboard(video, ct))?.Version;
        }
        catch (ApiProblemException refused)
        {
            Problems.Add(refused.Problem, StoryboardEdits.FieldOf);
        }
        catch (Exception error) when (ErrorStatus.IsUnreachable(error))
        {
            Problems.Add(null, ErrorStatus.UnreachableSentence);
        }

        return false;
    }

    private async Task Save(StoryboardForm form, CancellationToken ct)
    {
        var saved = await client.SaveStoryboard(video, form.Version, form.ToStoryboard(Voices), ct);

        // What was saved may be tidier than what was typed.
        var tidy = StoryboardForm.From(saved);
        (form.Version, form.Title, form.Language, form.Scenes) = (tidy.Version, tidy.Title, tidy.Language, tidy.Scenes);
        (IsSaved, IsDirty) = (true, false);
    }

    // With whatever button they come: a browser forgets chosen files when the form is drawn again.
    private async Task UploadPictures(StoryboardForm form, IFormFileCollection? files, CancellationToken ct)
    {
        for (var index = 0; index < form.Scenes.Count; index++)
        {
            var field = $"Form.Scenes[{index}].Upload";
            if (files?.GetFile(field) is not { Length: > 0 } file)
            {
                continue;
            }

            try
            {
                form.Scenes[index].Picture = (await client.UploadPicture(file, ct)).Key;
                form.Scenes[index].RemovePicture = false;
            }
            catch (ApiProblemException refused)
            {
                Problems.Add($"Scenes[{index}].Picture", $"{file.FileName}: {refused.Problem.Sentence}");
            }
        }
    }
}
