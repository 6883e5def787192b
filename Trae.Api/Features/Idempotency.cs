using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Trae.Api.Data;
using Trae.Api.Http;

namespace Trae.Api.Features;

/// <summary>What an earlier request with the same key made, or why the key cannot be used.</summary>
internal sealed record EarlierCreate(Guid Made, ProblemHttpResult? Problem);

/// <summary>A create that is sent again with its Idempotency-Key makes nothing again, and is answered as the first one was.</summary>
internal sealed class Idempotency(TraeDb db, CurrentWorkspace workspace, IHttpContextAccessor accessor, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";
    public const string Words = "Any text of yours, up to 200 characters, new for everything that you make.";
    private const int LongestKey = 200;

    /// <param name="key">The client's; null for a request that is to be carried out anyway.</param>
    /// <param name="request">What is asked, its place included if that is not in its type.</param>
    /// <param name="ct">The request's.</param>
    /// <returns>Null if it is to be carried out.</returns>
    public async Task<EarlierCreate?> Find(string? key, object request, CancellationToken ct)
    {
        if (key is null)
        {
            return null;
        }

        if (key.Length is 0 or > LongestKey || key.Contains('\0', StringComparison.Ordinal))
        {
            return new(Guid.Empty, Problems.BadRequest("idempotency-key-invalid", $"An {Header} has 1 to {LongestKey} characters. Send a UUID, for example."));
        }

        var earlier = await db.IdempotencyKeys.In(workspace).AsNoTracking().FirstOrDefaultAsync(k => k.Key == key, ct);
        if (earlier is null)
        {
            return null;
        }

        if (earlier.RequestHash != HashOf(request))
        {
            return new(Guid.Empty, Reused());
        }

        // An agent's answer is a stream that has begun.
        if (accessor.HttpContext is { Response.HasStarted: false } context)
        {
            context.Response.Headers[ReplayedHeader] = "true";
        }

        return new(earlier.ResourceId, null);
    }

    /// <summary>Saved with what the request makes, in the same transaction: neither can exist without the other.</summary>
    public void Keep(string? key, object request, Guid made)
    {
        if (key is not null)
        {
            db.IdempotencyKeys.Add(new() { WorkspaceId = workspace.Id, Key = key, RequestHash = HashOf(request), ResourceId = made, CreatedAt = clock.GetUtcNow() });
        }
    }

    /// <summary>The same request came twice at once, and the other one was first.</summary>
    public static bool WasFirst(DbUpdateException failure, string? key) =>
        key is not null && failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "idempotency_keys" };

    public static ProblemHttpResult Reused() => Problems.Unprocessable(
        "idempotency-key-reused", $"This {Header} was sent before with another request. Use a new key for everything that you make.");

    /// <summary>For what is answered with a secret: the repeat makes nothing, and cannot be told it again.</summary>
    public static ProblemHttpResult SecretShown(string made) => Problems.Conflict(
        "secret-shown-once", $"This {made} was made when the request came first, and its secret was shown then and never again. Use it, or delete it and make another.");

    // The type too: one key for two kinds of things is a mistake.
    private static string HashOf(object request) =>
        Convert.ToHexStringLower(SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(request.GetType().Name), .. JsonSerializer.SerializeToUtf8Bytes(request, JsonDefaults.Options)]));
}
