using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Data;
using Trae.Api.Features.Content;
using Trae.Api.Features.Media;
using Trae.Api.Features.Safety;
using Trae.Api.Features.Voices;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>Refuses a storyboard that cannot be rendered, and says everything that is wrong with it.</summary>
internal sealed class StoryboardChecks(VoiceList voices, OwnMedia media, ModerationCheck moderation, CurrentWorkspace workspace)
{
    /// <returns>A problem whose <c>errors</c> list each fault by its place, or null.</returns>
    public async Task<ProblemHttpResult?> Check(Storyboard storyboard, CancellationToken ct)
    {
        IReadOnlyList<Fault> faults = [.. StoryboardRules.Faults(storyboard)];
        if (faults.Count == 0)
        {
            faults = [.. await VoiceFaults(storyboard, ct), .. await media.Faults(StoryboardMedia.Of(storyboard), ct)];
        }

        return faults.Count == 0
            ? await moderation.Check(workspace.Id, ModeratedPlace.Storyboard, Moderation.TextsOf(storyboard), ct)
            : Fault.Refuse(faults);
    }

    private async Task<IEnumerable<Fault>> VoiceFaults(Storyboard storyboard, CancellationToken ct)
    {
        // Without a catalogue there is nothing to hold it against; the narration job would say the same later.
        if (await voices.Find(ct) is not { } all)
        {
            return [];
        }

        if (!LanguageTag.IsKnown(storyboard.Language) && !all.Any(candidate => VoiceList.Speaks(candidate, storyboard.Language)))
        {
            return [LanguageTag.Unknown("language")];
        }

        var voice = all.FirstOrDefault(candidate => candidate.Id == storyboard.Speaker.Voice);
        if (voice is null)
        {
            return [new("speaker.voice", "voice-unknown", $"There is no voice \"{storyboard.Speaker.Voice}\". Choose one that /api/v1/voices lists.")];
        }

        return ScriptAlphabet.Check(storyboard, voice.Scripts) is { } alphabet ? [new("scenes", alphabet.Code, alphabet.Message)] : [];
    }
}
