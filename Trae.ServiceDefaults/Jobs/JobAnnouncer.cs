using Npgsql;

namespace Trae.Jobs;

/// <summary>A job that a bus is to be told of.</summary>
/// <param name="RunAt">When it is due.</param>
internal sealed record ReadyJob(Guid Id, string Kind, DateTimeOffset RunAt);

/// <summary>Finds the ready jobs that no message has been sent for. A crash on the way sends one again, never none.</summary>
internal sealed class JobAnnouncer(NpgsqlDataSource database)
{
    private const int Most = 100;

    // Any number that nothing else in this database uses.
    private const long Lock = 0x74_72_61_65_6a_6f_62;

    /// <returns>How many were sent; none while another process is at it.</returns>
    public Task<int> Announce(Func<IReadOnlyList<ReadyJob>, Task> send, CancellationToken ct) =>
        database.InTransaction(
            async connection =>
            {
                var mine = await connection.Query("select pg_try_advisory_xact_lock($1)", [Lock], row => row.GetBoolean(0), ct);
                if (mine is not [true])
                {
                    return 0;
                }

                // The rows are not locked meanwhile: a worker may claim them before it is told.
                var jobs = await connection.Query(
                    "select id, kind, run_at from jobs where state = 'ready' and not announced order by number limit $1",
                    [Most],
                    row => new ReadyJob(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)),
                    ct);

                if (jobs.Count > 0)
                {
                    await send(jobs);
                    await connection.Execute(
                        """
                        update jobs set announced = true
                        where id in (select id from jobs where id = any($1) and state = 'ready' order by number for no key update)
                        """,
                        [jobs.ConvertAll(job => job.Id).ToArray()],
                        ct);
                }

                return jobs.Count;
            },
            ct);
}
