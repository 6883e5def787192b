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

    public IReadOnlyList<MediaDto> Library { get; private set; } = [];

    public IReadOnlyList<BrandKitDto> Kits { get; private set; } = [];

    /// <summary>As it was saved last; null while it is not written.</summary>
    public StoryboardDto? Saved { get; private set; }

    /// <summary>By scene: what it rests on, and what nothing supports.</summary>
    public IReadOnlyDictionary<Guid, SceneEvidence> Evidence { get; private set; } = new Dictionary<Guid, SceneEvidence>();

    /// <summary>The storyboard, what it rests on, and what can be chosen from.</summary>
    public async Task Load(CancellationToken ct)
    {
        Saved = await client.GetStoryboard(video, ct);
        await LoadEvidence(Saved, ct);
        Voices = await client.ListVoices(ct);
        Library = await client.ListReadyMedia(ct);
        Kits = await client.ListBrandKits(ct);
    }

    /// <returns>Whether a production was started, so that there is nothing left to do here.</returns>
    public async Task<bool> Perform(StoryboardForm form, string? act, IFormFileCollection? files, CancellationToken ct)
    {
        IsDirty = true;
        try
        {
            await EditorUploads.Take(client, form, files, Problems, ct);
            if (StoryboardEdits.Apply(form, act))
            {
                return false;
            }

            SceneFormChecks.Add(form, Problems);
            if (Problems.Any)
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

    // A help beside the fields: without it, everything can still be edited.
    private async Task LoadEvidence(StoryboardDto? saved, CancellationToken ct)
    {
        try
        {
            Evidence = saved is null ? Evidence : SceneEvidence.Of(saved.Storyboard, await client.GetSources(video, ct) ?? [], await client.GetClaims(video, ct));
        }
        catch (Exception error) when (error is ApiProblemException or HttpRequestException)
        {
            Evidence = new Dictionary<Guid, SceneEvidence>();
        }
    }

    private async Task Save(StoryboardForm form, CancellationToken ct)
    {
        var basis = await client.GetStoryboard(video, ct);
        var saved = await client.SaveStoryboard(video, form.Version, form.ToStoryboard(Voices, Kits, basis?.Storyboard), ct);

        // What was saved may be tidier than what was typed.
        var tidy = StoryboardForm.From(saved);
        (form.Version, form.Title, form.Language, form.Brand, form.Scenes) = (tidy.Version, tidy.Title, tidy.Language, tidy.Brand, tidy.Scenes);
        (IsSaved, IsDirty) = (true, false);
        await LoadEvidence(saved, ct);
    }
}
