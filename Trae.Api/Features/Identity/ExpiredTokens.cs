using OpenIddict.Abstractions;

namespace Trae.Api.Features.Identity;

/// <summary>Clears away tokens that are over, and sessions that have none. Any number of processes may do it at once.</summary>
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
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Housekeeping.Every(Period, clock, Clear, reason => LogAway(log, reason), stoppingToken);

    [LoggerMessage(LogLevel.Warning, "Expired tokens could not be cleared away: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);
}
