using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using Trae.Api.Data;

namespace Trae.Api.Features.Identity;

/// <summary>Clears away tokens that are over, sessions that have none, and clients that have ended. Any number of processes may do it at once.</summary>
internal sealed partial class ExpiredTokens(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ExpiredTokens> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(6);

    // A spent refresh token is known as spent for as long as its family may live.
    private static readonly TimeSpan Kept = TokenLifetimes.Refresh + TimeSpan.FromDays(1);

    public async Task Clear(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = clock.GetUtcNow() - Kept;
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, ct);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before, ct);
        await ClearOrphans(scope.ServiceProvider.GetRequiredService<TraeDb>(), scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>(), ct);
    }

    // Clients that ended with the key that made them: without their row they get no tokens, but are still known by name.
    private static async Task ClearOrphans(TraeDb db, IOpenIddictApplicationManager applications, CancellationToken ct)
    {
        var orphans = await db.Set<OpenIddictEntityFrameworkCoreApplication<Guid>>()
            .Where(application => application.ClientId!.StartsWith(ServiceClient.ClientIdPrefix) && !db.ServiceClients.Any(client => client.ClientId == application.ClientId))
            .ToListAsync(ct);
        foreach (var orphan in orphans)
        {
            await applications.DeleteAsync(orphan, ct);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Housekeeping.Every(Period, clock, Clear, reason => LogAway(log, reason), stoppingToken);

    [LoggerMessage(LogLevel.Warning, "Expired tokens could not be cleared away: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);
}
