using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.BrandVoices;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Api.Features.Episodes;
using Trae.Api.Features.Models.Writing;
using Trae.Api.Features.Safety;
using Trae.Api.Features.Voices;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

/// <summary>Writes the script that a brief asks for: reads its sources, finds its voice, lets its writer write.</summary>
internal sealed class BriefScript(BriefSources sources, VoiceList voices, ChosenWriter writer, ChosenVoice brandVoices, ModerationCheck moderation, TraeDb db)
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

        // A finished script is spoken as it stands.
        var isFinished = read.Any(document => document.Kind == SourceKind.Script);
        var manner = isFinished ? null : await brandVoices.Of(context.WorkspaceId, request.BrandVoice, ct);
        var episode = isFinished ? null : await EpisodeOf(video, ct);
        IReadOnlyList<string> leftOut = [];
        var wish = new WritingRequest(
            Left(request, voice, VoiceFit.WordsOfFrame(manner) + (episode?.WordsOfFrame ?? 0)),
            voice.WordsPerMinute,
            new Speaker(voice.Id, request.Rate, request.Pitch),
            BriefLook.Of(request, kit),
            request.Brief,
            request.Language) { Voice = manner, Episode = episode };

        // Of a research, a model gets what was approved and nothing else of the pages.
        var order = request.Research is null
            ? new ScriptOrder(read, wish, voice.Scripts)
            : new ScriptOrder([source], wish, voice.Scripts) { Pages = [.. read.Select(document => document.Credit)] };
        var script = await writer.Write(request.Writer, order, BuiltIn, context, ct);
        script = Framed(Voiced(script, manner), episode, leftOut);
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

        Storyboard BuiltIn()
        {
            var written = VoiceFit.Fit(ScriptWriter.Write(source, wish), manner);
            if (episode is not { Segments.Count: > 0 })
            {
                return written;
            }

            (written, leftOut) = SegmentPlan.Apply(written, episode);

            return written;
        }
    }

    private async Task<EpisodeOrder?> EpisodeOf(Video video, CancellationToken ct) =>
        video.Episode is { } number && await db.Series.AsNoTracking().FirstOrDefaultAsync(series => series.Id == video.SeriesId && series.WorkspaceId == video.WorkspaceId, ct) is { } saved
            ? new(saved.Series, number)
            : null;

    private static WrittenScript Framed(WrittenScript script, EpisodeOrder? episode, IReadOnlyList<string> leftOut) => episode is null ? script : new(
        EpisodeFrame.Apply(script.Storyboard, episode),
        leftOut.Count == 0 ? script.Writing : new(script.Writing?.Name, $"{script.Writing?.Note} The script is too short for the parts {string.Join(", ", leftOut.Select(title => $"“{title}”"))} of its series. Ask for a longer video, or add scenes.".TrimStart()));

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
