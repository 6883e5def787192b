using Trae.Api.Data;
using Trae.Api.Features.BrandVoices;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Api.Features.Models;
using Trae.Api.Features.Models.Writing;
using Trae.Api.Features.Safety;
using Trae.Api.Features.Voices;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

/// <summary>Writes the script that a brief asks for: reads its sources, finds its voice, lets its writer write.</summary>
internal sealed class BriefScript(BriefSources sources, VoiceList voices, ChosenWriter writer, ChosenVoice brandVoices, ModerationCheck moderation)
{
    private const int MostTold = 3;
    private const int ShortestScript = 15;

    /// <exception cref="PermanentJobException">A source, the language or a rule of the workspace's refuses.</exception>
    public async Task<WrittenScript> Write(Video video, BrandKit? kit, JobContext context, CancellationToken ct)
    {
        var request = video.Source!.Request;
        var all = await voices.Find(ct) ?? throw new InvalidOperationException("No worker has published its voices yet.");

        var (read, source) = await sources.Read(request, context, ct);
        video.Source!.Keep(read);
        await moderation.Demand(context.WorkspaceId, ModeratedPlace.Source, [("the source", string.Join('\n', source.Blocks.Select(block => block.Text)))], ct);
        context.Report("Writing the script", 0.5);

        var language = request.Language ?? source.Language;
        var voice = all.FirstOrDefault(candidate => candidate.Id == request.Voice) ?? VoiceList.FirstFor(language, all) ?? throw new PermanentJobException(
            "language-unknown", $"The source is written in \"{language}\", which no voice speaks. Choose a voice that /api/v1/voices lists.");
        var manner = read.Any(document => document.Kind == SourceKind.Script) ? null : await brandVoices.Of(context.WorkspaceId, request.BrandVoice, ct);
        var wish = new WritingRequest(
            Left(request, voice, VoiceFit.WordsOfFrame(manner)),
            voice.WordsPerMinute,
            new Speaker(voice.Id, request.Rate, request.Pitch),
            BriefLook.Of(request, kit),
            request.Brief,
            request.Language) { Voice = manner };

        // What a research chose is said as it was found.
        var script = await writer.Write(
            request.Research is null ? request.Writer : ModelDirectory.BuiltIn, new(read, wish, voice.Scripts), () => VoiceFit.Fit(ScriptWriter.Write(source, wish), manner), context, ct);
        script = Voiced(script, manner);
        var storyboard = CreditLine.Place(BriefPictures.Place(script.Storyboard, request.Pictures ?? []), read, request.Credits) with
        {
            Sources = [.. read.Select(document => document.Credit)],
            Sound = request.Music,
            Pronunciations = request.Pronunciations,
            Delivery = request.Delivery,
        };

        return Content.ScriptAlphabet.Check(storyboard, voice.Scripts) is { } problem
            ? throw new PermanentJobException(problem.Code, problem.Message)
            : script with { Storyboard = storyboard };
    }

    private static WrittenScript Voiced(WrittenScript script, LearntVoice? voice)
    {
        if (voice is null)
        {
            return script;
        }

        var storyboard = VoiceFit.Framed(script.Storyboard, voice);
        var left = VoiceComparison.Faults(storyboard, voice, Enumerable.Range(0, storyboard.Scenes.Count));
        var note = string.Join(' ', left.Take(MostTold).Prepend(script.Writing?.Note).Where(sentence => !string.IsNullOrEmpty(sentence)));

        return new(storyboard, new(script.Writing?.Name, note.Length == 0 ? null : note));
    }

    // What is always said takes its time from the rest.
    private static int Left(CreateVideoRequest request, Voice voice, double words) =>
        Math.Max(ShortestScript, (int)Math.Round(request.Seconds - (words * 60 / (voice.WordsPerMinute * request.Rate))));
}
