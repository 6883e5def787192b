using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Trae.Api.Data;

/// <summary>Brings the database to this build's schema. Any number may start at once: one migrates, the others wait and find it done.</summary>
internal static class Migrator
{
    // Any number will do, as long as nothing else of ours locks it.
    private const long LockId = 0x54_72_61_65;

    public static async Task Migrate(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TraeDb>();
        var database = scope.ServiceProvider.GetRequiredService<NpgsqlDataSource>();

        // Held by this connection; if we die, the database lets go of it.
        await using var connection = await database.OpenConnectionAsync(ct);
        await Run(connection, "SELECT pg_advisory_lock($1)", ct);
        try
        {
            await db.Database.MigrateAsync(ct);
        }
        finally
        {
            // A pooled connection would otherwise keep it.
            await Run(connection, "SELECT pg_advisory_unlock($1)", CancellationToken.None);
        }
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = LockId } } };
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync(ct);
    }
}
