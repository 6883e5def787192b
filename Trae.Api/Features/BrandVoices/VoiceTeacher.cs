using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Safety;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

/// <summary>Takes the examples of a voice, those that are scripts of videos included, and learns from them.</summary>
internal sealed class VoiceTeacher(TraeDb db, ModerationCheck moderation, CurrentWorkspace workspace)
{
    /// <returns>The voice with the text of each example and what it taught; or what is wrong.</returns>
    public async Task<(BrandVoice Voice, VoiceProfile? Profile, ProblemHttpResult? Problem)> Teach(BrandVoice voice, CancellationToken ct)
    {
        var examples = new List<VoiceExample>();
        var missing = new List<Fault>();

        // JSON can put null into a list, whatever its type says. No more are read than a voice may have.
        foreach (var (example, index) in voice.Examples.Take(VoiceRules.MostExamples + 1).Select((example, index) => (example ?? new(), index)))
        {
            examples.Add(string.IsNullOrWhiteSpace(example.Text) && example.Video is { } id ? example with { Text = await ScriptOf(id, ct) } : example);
            if (examples[index].Text is null && example.Video is not null)
            {
                missing.Add(new($"examples[{index}].video", "example-video-unknown", $"Example {index + 1} names no video that has a script. Choose another one."));
            }
        }

        if (missing.Count > 0)
        {
            return (voice, null, Fault.Refuse(missing));
        }

        var whole = voice with { Name = voice.Name?.Trim() ?? "", Examples = examples };
        if (VoiceRules.Faults(whole) is { Count: > 0 } faults)
        {
            return (voice, null, Fault.Refuse(faults));
        }

        // Its first and last sentence are spoken.
        return await moderation.Check(workspace.Id, ModeratedPlace.Brief, [("the opening", whole.Opening), ("the closing", whole.Closing), ("the notes", whole.Notes)], ct) is { } forbidden
            ? (voice, null, forbidden)
            : (whole, VoiceLearning.Learn([.. examples.Select(example => example.Text!)]), null);
    }

    private async Task<string?> ScriptOf(Guid id, CancellationToken ct)
    {
        var storyboard = await db.Videos.In(workspace).AsNoTracking().Where(video => video.Id == id).Select(video => video.Storyboard).FirstOrDefaultAsync(ct);

        return storyboard is null ? null : string.Join('\n', storyboard.Scenes.Select(scene => NarrationMarkup.Plain(scene.Narration)).Where(text => text.Length > 0));
    }
}
