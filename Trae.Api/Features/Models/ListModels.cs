using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Models.Calls;
using Trae.Contracts;

namespace Trae.Api.Features.Models;

internal static class ListModels
{
    [EndpointSummary("The language models of the workspace")]
    [EndpointDescription("Its own and the operator's, with what they did this month. Keys are not shown, only whether there is one.")]
    public static async Task<Ok<IReadOnlyList<ModelConnectionDto>>> Handle(
        TraeDb db, ModelDirectory models, ModelLedger ledger, CurrentWorkspace workspace, CancellationToken ct)
    {
        var own = await db.ModelConnections.In(workspace).AsNoTracking().OrderBy(c => c.Name).ToListAsync(ct);
        var usage = await ledger.Usage(workspace.Id, ct);

        return TypedResults.Ok<IReadOnlyList<ModelConnectionDto>>(
        [
            .. own.Select(c => Describe(c, usage.GetValueOrDefault(c.Id))),
            .. models.Shared.Select(s => Describe(s.Model, s.IsDefault && !own.Exists(c => c.IsDefaultWriter), usage.GetValueOrDefault(s.Model.Id))),
        ]);
    }

    public static ModelConnectionDto Describe(ModelConnection c, ModelUsageDto? usage) => new(
        c.Id, c.Name, c.Kind, c.Address, c.Model, c.ProtectedKey is not null, c.KeyEnd, c.Price, c.MonthlyBudget, c.ContextTokens, c.IsDefaultWriter, IsShared: false, usage ?? None);

    // Whose the address and key are is the operator's business.
    private static ModelConnectionDto Describe(ConnectedModel m, bool isDefault, ModelUsageDto? usage) => new(
        m.Id, m.Name, m.Kind, m.Address.Host, m.Model, m.Key is not null, KeyEnd: null, m.Price, m.MonthlyBudget, m.ContextTokens, isDefault, IsShared: true, usage ?? None);

    private static ModelUsageDto None { get; } = new(0, 0, 0, 0);
}
