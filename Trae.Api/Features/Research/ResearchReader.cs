using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Productions;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Research;

/// <summary>A research as it is now, without the text of its pages: that is megabytes, and pages ask every other second.</summary>
internal sealed class ResearchReader(TraeDb db, JobStore jobs, CurrentWorkspace workspace)
{
    /// <returns>Null if the workspace has no such research.</returns>
    public async Task<ResearchDto?> Find(Guid id, CancellationToken ct)
    {
        var research = await db.Researches.In(workspace)
            .Where(r => r.Id == id)
            .Select(r => new { r.Version, r.Topic, r.Language, r.Stage, r.Questions, r.Findings, r.Outline, r.Sources, r.Asked, r.CreatedAt })
            .FirstOrDefaultAsync(ct);
        if (research is null)
        {
            return null;
        }

        var waits = research.Stage is ResearchStage.Asking or ResearchStage.Searching;
        var job = waits && await jobs.List([id], ct) is [.., var newest] ? newest : null;
        var problem = job is null ? null : ProductionProgress.RootCause([job]);

        return new ResearchDto(
            id,
            research.Version,
            research.Topic,
            research.Language,
            research.Stage,
            waits && problem is null ? job?.Stage ?? "Waiting for a free place" : null,
            problem,
            research.Questions,
            research.Findings,
            research.Outline,
            research.Sources,
            research.CreatedAt)
        {
            Asked = research.Asked,
        };
    }
}
