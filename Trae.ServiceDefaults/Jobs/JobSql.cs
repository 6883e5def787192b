using Npgsql;

namespace Trae.Jobs;

/// <summary>How the jobs' statements are run; parameters are <c>$1</c>, <c>$2</c> and so on.</summary>
internal static class JobSql
{
    /// <summary>Told when a job may be ready.</summary>
    public const string BellChannel = "trae_jobs";

    /// <summary>Told the group of every job that changes.</summary>
    public const string ChangesChannel = "trae_job_changes";

    private const int Tries = 5;

    public static async Task<T> InTransaction<T>(
        this NpgsqlDataSource database, Func<NpgsqlConnection, Task<T>> steps, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);

            try
            {
                var result = await steps(connection);
                await transaction.CommitAsync(ct);

                return result;
            }
            catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < Tries)
            {
                // Undone by the database in favour of another transaction, which is finished now.
            }
        }
    }

    public static async Task<int> Execute(
        this NpgsqlConnection connection, string sql, IReadOnlyList<object?> values, CancellationToken ct)
    {
        await using var command = connection.With(sql, values);

        return await command.ExecuteNonQueryAsync(ct);
    }

    public static async Task<List<T>> Query<T>(
        this NpgsqlConnection connection, string sql, IReadOnlyList<object?> values, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var command = connection.With(sql, values);
        await using var reader = await command.ExecuteReaderAsync(ct);

        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Tells, when the transaction commits, that jobs of the groups changed and, if so, that some may be ready.</summary>
    public static Task Notify(this NpgsqlConnection connection, IEnumerable<Guid> groups, bool ready, CancellationToken ct) =>
        connection.Execute(
            """
            select pg_notify($1, g::text) from unnest($2) as g
            union all
            select pg_notify($3, '') where $4
            """,
            [ChangesChannel, groups.Distinct().ToArray(), BellChannel, ready],
            ct);

    public static T? Maybe<T>(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? default : reader.GetFieldValue<T>(column);

    private static NpgsqlCommand With(this NpgsqlConnection connection, string sql, IReadOnlyList<object?> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        }

        return command;
    }
}
