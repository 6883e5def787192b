using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Workspaces;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Keys;

internal static class ListApiKeys
{
    [EndpointSummary("The API keys of the workspace, newest first")]
    [EndpointDescription("How they start and when they were last used; what they are is shown once, when one is made. Revoked ones stay in the list.")]
    public static async Task<Ok<IReadOnlyList<ApiKeyDto>>> Handle(TraeDb db, CurrentWorkspace workspace, CancellationToken ct)
    {
        var keys = await db.ApiKeys.In(workspace).AsNoTracking().OrderByDescending(key => key.Id).ToListAsync(ct);

        return TypedResults.Ok<IReadOnlyList<ApiKeyDto>>([.. keys.Select(Describe)]);
    }

    public static ApiKeyDto Describe(ApiKey key) =>
        new(key.Id, key.Name, key.Start, key.Granted, key.CreatedAt, key.ExpiresAt, key.LastUsedAt, key.RevokedAt);
}

internal sealed class CreateApiKey(TraeDb db, CurrentWorkspace workspace, Idempotency once, AuditLog audit, TimeProvider clock)
{
    private const int Most = 100;

    [EndpointSummary("Make an API key")]
    [EndpointDescription("Send it as `Authorization: Bearer trae_...`. It can do what you choose of what you can do yourself, in this workspace, until it expires, and never more than you can do then: once you have left, nothing. What a key makes ends with that key, at the latest.")]
    public static Task<Results<Ok<CreatedApiKeyDto>, ProblemHttpResult>> Handle(
        CreateApiKeyRequest request,
        [FromHeader(Name = Idempotency.Header), Description(Idempotency.Words)] string? idempotencyKey,
        [FromServices] CreateApiKey create,
        CancellationToken ct) => create.Handle(request, idempotencyKey, ct);

    private async Task<Results<Ok<CreatedApiKeyDto>, ProblemHttpResult>> Handle(CreateApiKeyRequest request, string? onceKey, CancellationToken ct)
    {
        if (KeyEndpoints.Grant(workspace, request.Permissions) is { } problem)
        {
            return problem;
        }

        // Of many at once, one is first and one gets the last place.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Lock(workspace.Id, ct);
        if (await once.Find(onceKey, request, ct) is { } earlier)
        {
            return earlier.Problem ?? Idempotency.SecretShown("API key");
        }

        if (await db.ApiKeys.In(workspace).CountAsync(key => key.RevokedAt == null, ct) >= Most)
        {
            return Problems.Conflict("keys-too-many", $"There are {Most} API keys, which is the most. Revoke one that is not used any more.");
        }

        var (now, secret) = (clock.GetUtcNow(), ApiKeySecret.New());
        if (await db.LineageOf(workspace.Caller, now, ct) is not { } maker)
        {
            return Problems.SignInRequired();
        }

        var key = ApiKey.Create(workspace.Id, request.Name.Trim(), secret, request.Permissions, maker, now.AddDays(request.ExpiresInDays), now);
        db.ApiKeys.Add(key);
        once.Keep(onceKey, request, key.Id);
        audit.Add("key.created", $"{key.Name} ({key.Start})", string.Join(", ", key.Permissions));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        return TypedResults.Ok(new CreatedApiKeyDto(ListApiKeys.Describe(key), secret));
    }
}

internal static class RevokeApiKey
{
    [EndpointSummary("Revoke an API key")]
    [EndpointDescription("It opens nothing from this moment on, nor does what it made.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, CurrentWorkspace workspace, AuditLog audit, TimeProvider clock, CancellationToken ct)
    {
        var key = await db.ApiKeys.In(workspace).FirstOrDefaultAsync(k => k.Id == id, ct);
        if (key is null)
        {
            return Problems.NotFound("key-not-found", "There is no such API key. Look at the list of keys.");
        }

        key.Revoke(clock.GetUtcNow());
        audit.Add("key.revoked", $"{key.Name} ({key.Start})");
        await db.SaveChangesAsync(ct);

        return TypedResults.NoContent();
    }
}
