using Microsoft.EntityFrameworkCore;
using Npgsql;
using Trae.Api.Data;

namespace Trae.Api.Features.Identity;

/// <summary>
/// Makes what must exist before anybody signs in, and renews the keys. Replicas take turns; before the migrations are done, which in a
/// deployment may be after our start, it tries again.
/// </summary>
internal sealed class IdentityPreparation(IServiceScopeFactory scopes, ServerKeys keys, TimeProvider clock, ILogger<IdentityPreparation> log) : BackgroundService
{
    // Any number will do, as long as nothing else of ours locks it.
    private const long LockId = 0x54_72_61_65_49_64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);

    private bool _isPrepared;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryPrepare(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(_isPrepared ? Renewal : Patience, clock, stoppingToken);
            await TryPrepare(stoppingToken);
        }
    }

    private async Task TryPrepare(CancellationToken ct)
    {
        try
        {
            await Prepare(ct);
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
        {
            log.LogWarning(error, "Identity waits for the database: {Reason}", error.Message);
        }
    }

    private async Task Prepare(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<TraeDb>();

        // Held until the transaction ends; if we die, the database lets go of it.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockId})", ct);
        await keys.Renew(db, ct);
        if (!_isPrepared)
        {
            await services.GetRequiredService<FirstPeople>().Ensure(ct);
            await services.GetRequiredService<FirstClients>().Ensure(ct);
        }

        await transaction.CommitAsync(ct);
        _isPrepared = true;
    }
}
