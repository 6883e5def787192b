using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Api.Features.Productions;
using Trae.Api.Features.Safety;
using Trae.Api.Features.Usage;
using Trae.Api.Features.Voices;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

internal sealed class WriteScriptHandler(TraeDb db, LinkFetcher links, VoiceList voices, WorkspaceQuotas quotas, ModerationCheck moderation, TimeProvider clock) : IJobHandler<WriteScript>
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
        var storyboard = request.Storyboard ?? await Write(request, kit, context, ct);

        await moderation.Demand(context.WorkspaceId, ModeratedPlace.Storyboard, Moderation.TextsOf(storyboard), ct);

        video.Write(BriefLook.Branded(storyboard, kit), clock.GetUtcNow());
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

    private async Task<Storyboard> Write(CreateVideoRequest request, BrandKit? kit, JobContext context, CancellationToken ct)
    {
        var all = await voices.Find(ct) ?? throw new InvalidOperationException("No worker has published its voices yet.");

        var source = await Read(request, context, ct);
        await moderation.Demand(context.WorkspaceId, ModeratedPlace.Source, [("the source", string.Join('\n', source.Blocks.Select(block => block.Text)))], ct);
        context.Report("Writing the script", 0.5);

        var language = request.Language ?? source.Language;
        var voice = all.FirstOrDefault(candidate => candidate.Id == request.Voice) ?? VoiceList.FirstFor(language, all) ?? throw new PermanentJobException(
            "language-unknown", $"The source is written in \"{language}\", which no voice speaks. Choose a voice that /api/v1/voices lists.");
        var written = ScriptWriter.Write(source, new WritingRequest(
            request.Seconds,
            voice.WordsPerMinute,
            new Speaker(voice.Id, request.Rate, request.Pitch),
            BriefLook.Of(request, kit),
            request.Brief,
            request.Language));
        var storyboard = BriefPictures.Place(written, request.Pictures ?? []) with
        {
            Sound = request.Music,
            Pronunciations = request.Pronunciations,
            Delivery = request.Delivery,
        };

        return Content.ScriptAlphabet.Check(storyboard, voice.Scripts) is { } problem
            ? throw new PermanentJobException(problem.Code, problem.Message)
            : storyboard;
    }

    private async Task<SourceDocument> Read(CreateVideoRequest request, JobContext context, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Link))
        {
            return SourceReader.Read(request.Text, request.Kind);
        }

        context.Report("Fetching the link", 0.1);
        var page = await links.Fetch(request.Link, ct);

        return SourceReader.Read(page.Text, request.Kind == SourceKind.Auto ? page.Kind : request.Kind, page.Address);
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

        if (production is not null)
        {
            await JobStore.Enqueue(db.Connection, ProductionPlan.JobsOf(production), ct);
        }

        await transaction.CommitAsync(ct);
    }
}
