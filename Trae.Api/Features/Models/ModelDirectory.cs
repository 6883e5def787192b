using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Trae.Api.Data;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;

namespace Trae.Api.Features.Models;

/// <summary>The models that a workspace can write with: its own, and the operator's.</summary>
internal sealed class ModelDirectory(TraeDb db, ModelKeys keys, IOptions<ModelSettings> settings)
{
    /// <summary>As a brief names the writer that needs no model.</summary>
    public const string BuiltIn = "built-in";

    public IReadOnlyList<(ConnectedModel Model, bool IsDefault)> Shared { get; } =
        [.. settings.Value.Connections.Select(entry => (Connect(entry.Key, entry.Value), entry.Value.IsDefaultWriter))];

    /// <summary>Null if the workspace has no such model.</summary>
    public async Task<ConnectedModel?> Find(Guid workspaceId, Guid id, CancellationToken ct) =>
        await db.ModelConnections.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.WorkspaceId == workspaceId, ct) is { } own
            ? Connect(own)
            : Shared.FirstOrDefault(shared => shared.Model.Id == id).Model;

    /// <param name="writer">As a brief names it; null for the workspace's default.</param>
    /// <param name="workspaceId">Whose.</param>
    /// <param name="ct">The caller's.</param>
    /// <returns>Null for the built-in writer.</returns>
    /// <exception cref="ModelFault">There is no such writer.</exception>
    public async Task<ConnectedModel?> WriterOf(string? writer, Guid workspaceId, CancellationToken ct)
    {
        if (writer == BuiltIn)
        {
            return null;
        }

        if (writer is not null)
        {
            return (Guid.TryParse(writer, out var id) ? await Find(workspaceId, id, ct) : null)
                ?? throw new ModelFault(
                    "writer-unknown", $"There is no such writer. Choose \"{BuiltIn}\", or the id of a connection that /api/v1/models lists.") { IsFree = true };
        }

        return await db.ModelConnections.AsNoTracking().FirstOrDefaultAsync(c => c.IsDefaultWriter && c.WorkspaceId == workspaceId, ct) is { } own
            ? Connect(own)
            : Shared.FirstOrDefault(shared => shared.IsDefault).Model;
    }

    private ConnectedModel Connect(ModelConnection own) =>
        new(own.Id, own.Name, own.Kind, new(own.Address), own.Model, keys.Unprotect(own.ProtectedKey), own.Price, own.MonthlyBudget, own.ContextTokens);

    public static ConnectedModel Connect(string name, SharedConnection shared) => new(
        StableId.Of($"{ModelSettings.Section}:Connections:{name}"),
        name,
        shared.Kind,
        ModelRules.AddressOf(shared.Kind, shared.Address)
            ?? throw new InvalidOperationException($"{ModelSettings.Section}:Connections:{name}:Address must be an http or https address."),
        shared.Model,
        shared.Key,
        new(shared.InputPerMillion, shared.OutputPerMillion, shared.Currency),
        shared.MonthlyBudget,
        shared.ContextTokens);
}
