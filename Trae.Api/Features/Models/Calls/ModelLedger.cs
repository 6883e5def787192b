using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Usage;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Calls;

/// <summary>
/// What calls cost, and what was answered. Money is reserved before a call and settled after it, each in a transaction of its own, so what was
/// spent is known whatever becomes of the work that it was spent for.
/// </summary>
internal sealed class ModelLedger(IServiceScopeFactory scopes, TimeProvider clock) : IModelLedger
{
    /// <summary>Enters a call with the most that it can cost. One at a time for each budget: of many who ask for the last of it, one gets it.</summary>
    /// <exception cref="ModelFault">The budget of the month does not allow it.</exception>
    public async Task<Guid> Reserve(ConnectedModel model, ModelQuestion question, ModelErrand errand, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TraeDb>();
        var (now, most) = (clock.GetUtcNow(), model.CostOf(question.InputTokens, question.MostTokens));

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"models/{errand.WorkspaceId}/{model.Id}"}, 0))", ct);
        var spent = await Spent(db, errand.WorkspaceId, model, now, ct);
        if (most > 0 && spent + most > model.MonthlyBudget)
        {
            throw Exceeded(model, spent, most);
        }

        var call = new ModelCall
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = errand.WorkspaceId,
            ConnectionId = model.Id,
            Connection = model.Name,
            Model = model.Model,
            Purpose = question.Purpose,
            JobId = errand.JobId,
            VideoId = errand.VideoId,
            StartedAt = now,
            Cost = most,
            Currency = model.Price.Currency,
        };
        db.ModelCalls.Add(call);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return call.Id;
    }

    /// <summary>Settles a call and keeps its answer, both or neither.</summary>
    public async Task<bool> Settle(Guid call, Settlement settlement, KeptAnswer? answer, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TraeDb>();
        var now = clock.GetUtcNow();

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var settled = await db.ModelCalls.Where(c => c.Id == call && c.Outcome == ModelCall.Reserved).ExecuteUpdateAsync(
            set => set
                .SetProperty(c => c.Outcome, settlement.Outcome)
                .SetProperty(c => c.InputTokens, settlement.InputTokens)
                .SetProperty(c => c.OutputTokens, settlement.OutputTokens)
                .SetProperty(c => c.IsEstimated, settlement.Cost == null || settlement.IsEstimated)
                .SetProperty(c => c.Cost, c => settlement.Cost ?? c.Cost)
                .SetProperty(c => c.EndedAt, now),
            ct);
        if (answer is not null)
        {
            await db.KeptAnswers.Where(a => a.WorkspaceId == answer.WorkspaceId && a.Key == answer.Key).ExecuteDeleteAsync(ct);
            db.KeptAnswers.Add(answer);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);

        return settled == 1;
    }

    /// <summary>What was answered to the same question before: to this job, or to anybody if it was found good.</summary>
    public async Task<ModelAnswer?> Find(string key, ModelErrand errand, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<TraeDb>().KeptAnswers.AsNoTracking().FirstOrDefaultAsync(
            a => a.WorkspaceId == errand.WorkspaceId && a.Key == key && (a.IsGood || (errand.JobId != null && a.JobId == errand.JobId)), ct);

        return kept is null ? null : new(key, kept.Text, kept.WasCutOff);
    }

    /// <summary>From now on everybody in the workspace gets this answer to the question.</summary>
    public async Task Approve(Guid workspaceId, string key, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TraeDb>().KeptAnswers.Where(a => a.WorkspaceId == workspaceId && a.Key == key)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.IsGood, true), ct);
    }

    public async Task<decimal> Spent(Guid workspaceId, ConnectedModel model, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();

        return await Spent(scope.ServiceProvider.GetRequiredService<TraeDb>(), workspaceId, model, clock.GetUtcNow(), ct);
    }

    /// <summary>Of this month, by connection.</summary>
    public async Task<Dictionary<Guid, ModelUsageDto>> Usage(Guid workspaceId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (from, to) = UsageReader.MonthOf(clock.GetUtcNow());

        return await scope.ServiceProvider.GetRequiredService<TraeDb>().ModelCalls
            .Where(c => c.WorkspaceId == workspaceId && c.StartedAt >= from && c.StartedAt < to)
            .GroupBy(c => c.ConnectionId)
            .Select(g => new { g.Key, Usage = new ModelUsageDto(g.Count(), g.Sum(c => c.InputTokens), g.Sum(c => c.OutputTokens), g.Sum(c => c.Cost)) })
            .ToDictionaryAsync(each => each.Key, each => each.Usage, ct);
    }

    public static ModelFault Exceeded(ConnectedModel model, decimal spent, decimal most) => new(
        ModelFault.BudgetCode,
        FormattableString.Invariant($"This may cost {most:0.####} {model.Price.Currency}, and of {model.Name}'s budget of {model.MonthlyBudget:0.##} a month {spent:0.####} are spent or reserved. ")
            + "Wait for the next month, raise the budget, or choose the built-in writer.")
    {
        IsFree = true,
    };

    private static async Task<decimal> Spent(TraeDb db, Guid workspaceId, ConnectedModel model, DateTimeOffset now, CancellationToken ct)
    {
        var (from, to) = UsageReader.MonthOf(now);

        return await db.ModelCalls
            .Where(c => c.WorkspaceId == workspaceId && c.ConnectionId == model.Id && c.Currency == model.Price.Currency && c.StartedAt >= from && c.StartedAt < to)
            .SumAsync(c => c.Cost, ct);
    }
}

/// <summary>How a call ended.</summary>
/// <param name="Cost">Null where nobody knows: it stays what was reserved.</param>
internal sealed record Settlement(string Outcome, long InputTokens, long OutputTokens, decimal? Cost, bool IsEstimated);
