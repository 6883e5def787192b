using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Data;
using Trae.Api.Features.Content;
using Trae.Api.Features.Voices;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Media;

namespace Trae.Api.Features.Videos;

/// <summary>Refuses a storyboard that cannot be rendered, and says everything that is wrong with it.</summary>
internal sealed class StoryboardChecks(VoiceList voices, IMediaStore media, CurrentWorkspace workspace)
{
    private const int MostFaults = 50;

    /// <returns>A problem whose <c>errors</c> list each fault by its place, or null.</returns>
    public async Task<ProblemHttpResult?> Check(Storyboard storyboard, CancellationToken ct)
    {
        var faults = StoryboardRules.Faults(storyboard).Take(MostFaults).ToList();
        if (faults.Count == 0)
        {
            faults = [.. await VoiceFaults(storyboard, ct), .. await PictureFaults(storyboard, ct)];
        }

        return faults.Count == 0 ? null : Refuse(faults);
    }

    private async Task<IEnumerable<StoryboardFault>> VoiceFaults(Storyboard storyboard, CancellationToken ct)
    {
        // Without a catalogue there is nothing to hold it against; the narration job would say the same later.
        if (await voices.Find(ct) is not { } all)
        {
            return [];
        }

        var voice = all.FirstOrDefault(candidate => candidate.Id == storyboard.Speaker.Voice);
        if (voice is null)
        {
            return [new("speaker.voice", "voice-unknown", $"There is no voice \"{storyboard.Speaker.Voice}\". Choose one that /api/v1/voices lists.")];
        }

        return ScriptAlphabet.Check(storyboard, voice.Scripts) is { } alphabet ? [new("scenes", alphabet.Code, alphabet.Message)] : [];
    }

    private async Task<IEnumerable<StoryboardFault>> PictureFaults(Storyboard storyboard, CancellationToken ct)
    {
        var faults = new List<StoryboardFault>();
        foreach (var (scene, index) in storyboard.Scenes.Select((scene, index) => (scene, index)))
        {
            if (scene.Screen.Picture is { } key && !await IsOurs(key, ct))
            {
                faults.Add(new(
                    $"scenes[{index}].screen.picture", "picture-not-found", $"Scene {index + 1}: there is no such picture. Upload it, and use the key that the upload answers."));
            }
        }

        return faults;
    }

    private async Task<bool> IsOurs(string key, CancellationToken ct) =>
        key.StartsWith(Media.PictureKeys.Folder(workspace.Id), StringComparison.Ordinal)
        && MediaKey.IsValid(key)
        && await media.Find(key, ct) is not null;

    private static ProblemHttpResult Refuse(List<StoryboardFault> faults)
    {
        var problem = Problems.Unprocessable(faults[0].Code, faults[0].Message);
        problem.ProblemDetails.Extensions["errors"] = JsonSerializer.SerializeToElement(
            faults.GroupBy(fault => fault.Path, fault => fault.Message).ToDictionary(group => group.Key, group => group.ToArray()));

        return problem;
    }
}
