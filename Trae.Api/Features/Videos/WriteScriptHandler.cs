using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Api.Features.Productions;
using Trae.Api.Features.Voices;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

internal sealed class WriteScriptHandler(TraeDb db, LinkFetcher links, VoiceList voices, TimeProvider clock) : IJobHandler<WriteScript>
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

        video.Write(await Write(video.Source.Request, context, ct), clock.GetUtcNow());
        await Save(video, ct);
    }

    private async Task<Storyboard> Write(CreateVideoRequest request, JobContext context, CancellationToken ct)
    {
        var all = await voices.Find(ct) ?? throw new InvalidOperationException("No worker has published its voices yet.");

        var source = await Read(request, context, ct);
        context.Report("Writing the script", 0.5);

        var language = request.Language ?? source.Language;
        var voice = all.FirstOrDefault(candidate => candidate.Id == request.Voice) ?? VoiceList.FirstFor(language, all) ?? throw new PermanentJobException(
            "language-unknown", $"The source is written in \"{language}\", which no voice speaks. Choose a voice that /api/v1/voices lists.");
        var look = new Look(
            request.Format,
            request.Theme ?? Looks.DefaultTheme,
            request.Presenter == BriefChecks.NoPresenter ? null : request.Presenter ?? Looks.DefaultPresenter,
            request.Captions);
        var storyboard = ScriptWriter.Write(source, new WritingRequest(
            request.Seconds, voice.WordsPerMinute, new Speaker(voice.Id, request.Rate, request.Pitch), look, request.Brief, request.Language));

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
        var production = video.Source!.Request.Produce ? video.StartProduction(clock.GetUtcNow()) : null;
        await db.SaveChangesAsync(ct);

        if (production is not null)
        {
            await JobStore.Enqueue(db.Connection, ProductionPlan.JobsOf(production), ct);
        }

        await transaction.CommitAsync(ct);
    }
}
