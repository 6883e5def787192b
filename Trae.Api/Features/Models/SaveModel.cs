using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Models.Client;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Models;

internal sealed class SaveModel(TraeDb db, CurrentWorkspace workspace, ModelKeys keys, ModelNetwork network, AuditLog audit, TimeProvider clock)
{
    private const int Most = 50;

    [EndpointSummary("Connect a language model")]
    [EndpointDescription("Any endpoint with OpenAI's chat completions. The key is kept encrypted and not shown again. Nothing is asked of the model yet.")]
    public static Task<Results<Ok<ModelConnectionDto>, ProblemHttpResult>> Create(
        SaveModelConnectionRequest request, [FromServices] SaveModel save, CancellationToken ct) => save.Save(null, request, ct);

    [EndpointSummary("Change a connection to a language model")]
    [EndpointDescription("Without `key`, the one that is set stays. It is never sent to another server than the one that it was given for: a new address needs a new key.")]
    public static Task<Results<Ok<ModelConnectionDto>, ProblemHttpResult>> Change(
        Guid id, SaveModelConnectionRequest request, [FromServices] SaveModel save, CancellationToken ct) => save.Save(id, request, ct);

    private async Task<Results<Ok<ModelConnectionDto>, ProblemHttpResult>> Save(Guid? id, SaveModelConnectionRequest request, CancellationToken ct)
    {
        var connection = id is null ? null : await db.ModelConnections.In(workspace).FirstOrDefaultAsync(c => c.Id == id, ct);
        if (id is not null && connection is null)
        {
            return ModelProblems.NotFound();
        }

        var faults = ModelRules.Faults(request).ToList();
        if (faults.Count > 0)
        {
            return Fault.Refuse(faults);
        }

        var address = ModelRules.AddressOf(request)!;
        if (network.Refuses(address) is { } refused)
        {
            return Problems.Unprocessable(refused);
        }

        if (connection is null && await db.ModelConnections.In(workspace).CountAsync(ct) >= Most)
        {
            return Problems.Conflict("models-too-many", $"There are {Most} connections, which is the most. Delete one that is not used any more.");
        }

        if (connection is { ProtectedKey: not null } && request.Key is null && !ModelRules.SameOrigin(connection.Address, address.AbsoluteUri))
        {
            return Problems.Unprocessable("model-key-needed", "The key was given for another server. Enter the key for this one, or an empty one for none.");
        }

        return await Store(connection, request, address, ct);
    }

    private async Task<Results<Ok<ModelConnectionDto>, ProblemHttpResult>> Store(
        ModelConnection? existing, SaveModelConnectionRequest request, Uri address, CancellationToken ct)
    {
        var connection = existing ?? db.ModelConnections.Add(ModelConnection.Create(workspace.Id, clock.GetUtcNow())).Entity;
        connection.Change(request, address.AbsoluteUri);
        if (request.Key is { } key)
        {
            connection.TakeKey(keys.Protect(key), ModelRules.EndOf(key));
        }

        if (request.IsDefaultWriter)
        {
            foreach (var other in await db.ModelConnections.In(workspace).Where(c => c.IsDefaultWriter && c.Id != connection.Id).ToListAsync(ct))
            {
                other.IsDefaultWriter = false;
            }
        }

        audit.Add(
            existing is null ? "model.connected" : "model.changed",
            connection.Name,
            FormattableString.Invariant($"{connection.Model}, {address.Host}, {connection.MonthlyBudget} {connection.Currency} a month{(request.Key is { Length: > 0 } ? ", new key" : "")}"));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return Problems.Conflict("model-name-taken", "There is a connection of this name already. Choose another name.");
        }

        return TypedResults.Ok(ListModels.Describe(connection, null));
    }
}

internal static class DeleteModel
{
    [EndpointSummary("Delete a connection to a language model")]
    [EndpointDescription("Its key is gone from this moment on; what its calls cost stays in the usage.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, CurrentWorkspace workspace, AuditLog audit, CancellationToken ct)
    {
        var connection = await db.ModelConnections.In(workspace).FirstOrDefaultAsync(c => c.Id == id, ct);
        if (connection is null)
        {
            return ModelProblems.NotFound();
        }

        db.ModelConnections.Remove(connection);
        audit.Add("model.deleted", connection.Name, connection.Model);
        await db.SaveChangesAsync(ct);

        return TypedResults.NoContent();
    }
}
