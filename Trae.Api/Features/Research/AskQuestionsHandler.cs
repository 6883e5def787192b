using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Models;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Research;

/// <summary>Lets the chosen model propose the questions. Where it cannot, the usual ones stay, and the reason is kept with the research.</summary>
internal sealed class AskQuestionsHandler(TraeDb db, ModelDirectory models, QuestionWriter writer) : IJobHandler<AskQuestions>
{
    public async Task Handle(AskQuestions job, JobContext context, CancellationToken ct)
    {
        var research = await db.Researches.FirstOrDefaultAsync(r => r.Id == job.ResearchId && r.WorkspaceId == context.WorkspaceId, ct)
            ?? throw new PermanentJobException("research-not-found", "The research was deleted before its questions were asked.");

        // A repeat finds it done, or its person did not wait.
        if (research.Stage != ResearchStage.Asking)
        {
            return;
        }

        var (questions, asked) = await Ask(research, job.Writer, context, ct);
        research.Propose(questions, asked);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Its person did not wait, or deleted it: the usual questions stand. What was answered is paid for and kept.
        }
    }

    private async Task<(IReadOnlyList<string>? Questions, WritingDto Asked)> Ask(Data.Research research, string? chosen, JobContext context, CancellationToken ct)
    {
        try
        {
            if (await models.WriterOf(chosen, context.WorkspaceId, ct) is not { } model)
            {
                return (null, new(null, null));
            }

            context.Report($"{model.Name} proposes the questions", 0.5);
            var (questions, fault) = await writer.Ask(model, research, new(context.WorkspaceId, context.JobId), ct);

            return fault is null
                ? (questions, new(model.Name, null))
                : (null, new(null, $"These are the usual questions instead of {model.Name}'s, which could not be used, and were no better when it was asked again. {fault}"));
        }
        catch (ModelFault fault)
        {
            return (null, new(null, $"These are the usual questions. {fault.Message}"));
        }
    }
}
