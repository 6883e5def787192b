using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Api.Features.Models;
using Trae.Api.Features.Models.Writing;
using Trae.Api.Features.Productions;
using Trae.Api.Features.Usage;
using Trae.Api.Features.Voices;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

internal sealed class WriteScriptHandler(
    TraeDb db, BriefSources sources, VoiceList voices, ChosenWriter writer, WorkspaceQuotas quotas, TimeProvider clock) : IJobHandler<WriteScript>
{
    public async Task Handle(WriteScript job, JobContext context, CancellationToken ct)
    {
        var video = await db.Videos.Include(v => v.Source)
            .FirstOrDefaultAsync(v => v.Id == job.VideoId && v.WorkspaceId == context.WorkspaceId, ct);
        if (video?.Source is null)
        {
            throw new PermanentJobException("video-not-found", "The video was deleted before its script was written.");
        }

        // A repeat finds it written: the storyboard and the production that follows from it were saved together.
        if (video.Storyboard is not null)
        {
            return;
        }

        var request = video.Source.Request;
        var kit = await KitOf(request, context, ct);
        var script = request.Storyboard is { } finished ? new(finished, null) : await Write(video, kit, context, ct);

        video.Write(BriefLook.Branded(script.Storyboard, kit), clock.GetUtcNow(), script.Writing);
        await Save(video, ct);
    }

    private async Task<BrandKit?> KitOf(CreateVideoRequest request, JobContext context, CancellationToken ct)
    {
        if (request.BrandKit is not { } id)
        {
            return null;
        }

        var saved = await db.BrandKits.AsNoTracking().FirstOrDefaultAsync(kit => kit.Id == id && kit.WorkspaceId == context.WorkspaceId, ct);

        return saved?.Kit ?? throw new PermanentJobException(
            "brand-kit-not-found", "The brand kit was deleted before the script was written. Make the video again with another one.");
    }

    private async Task<WrittenScript> Write(Video video, BrandKit? kit, JobContext context, CancellationToken ct)
    {
        var request = video.Source!.Request;
        var all = await voices.Find(ct) ?? throw new InvalidOperationException("No worker has published its voices yet.");

        var (read, source) = await sources.Read(request, context, ct);
        video.Source!.Keep(read);
        context.Report("Writing the script", 0.5);

        var language = request.Language ?? source.Language;
        var voice = all.FirstOrDefault(candidate => candidate.Id == request.Voice) ?? VoiceList.FirstFor(language, all) ?? throw new PermanentJobException(
            "language-unknown", $"The source is written in \"{language}\", which no voice speaks. Choose a voice that /api/v1/voices lists.");
        var wish = new WritingRequest(
            request.Seconds,
            voice.WordsPerMinute,
            new Speaker(voice.Id, request.Rate, request.Pitch),
            BriefLook.Of(request, kit),
            request.Brief,
            request.Language);

        // What a research chose is said as it was found.
        var script = await writer.Write(
            request.Research is null ? request.Writer : ModelDirectory.BuiltIn, new(read, wish, voice.Scripts), () => ScriptWriter.Write(source, wish), context, ct);
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

    private async Task Save(Video video, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var lengths = video.Storyboard!.Scenes.Select(scene => scene.Narration.Length).ToList();
        if (video.Source!.Request.Produce && await quotas.ForProduction(video.WorkspaceId, video.Id, lengths, ct) is { } refusal)
        {
            throw new PermanentJobException(WorkspaceQuotas.Code, refusal);
        }

        var production = video.Source!.Request.Produce ? video.StartProduction(clock.GetUtcNow()) : null;
        await db.SaveChangesAsync(ct);
        await db.VideoDrafts.Where(draft => draft.VideoId == video.Id).ExecuteDeleteAsync(ct);

        if (production is not null)
        {
            await JobStore.Enqueue(db.Connection, ProductionPlan.JobsOf(production), ct);
        }

        await transaction.CommitAsync(ct);
    }
}
