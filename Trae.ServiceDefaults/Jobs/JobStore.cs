using Npgsql;

namespace Trae.Jobs;

/// <summary>The <c>jobs</c> table for those who ask for work; <see cref="JobLeases"/> is for those who do it. All times are the database's.</summary>
public sealed class JobStore(NpgsqlDataSource database)
{
    /// <summary>
    /// Enqueues in the caller's open transaction: neither its change nor the jobs can exist without the other. Keep it
    /// short: jobs that the new ones depend on cannot end (or beat) before it does.
    /// </summary>
    /// <exception cref="PostgresException">No transaction is open, or a dependency does not exist.</exception>
    /// <exception cref="ArgumentException">Jobs depend on each other in a circle.</exception>
    public static Task Enqueue(NpgsqlConnection connection, IReadOnlyCollection<NewJob> jobs, CancellationToken ct) =>
        JobEnqueue.Run(connection, jobs, ct);

    /// <summary>Enqueues in a transaction of its own, for callers that change nothing else.</summary>
    public Task Enqueue(IReadOnlyCollection<NewJob> jobs, CancellationToken ct) =>
        database.InTransaction(
            async connection =>
            {
                await JobEnqueue.Run(connection, jobs, ct);

                return jobs.Count;
            },
            ct);

    /// <summary>All jobs of the groups, in the order of their creation.</summary>
    public async Task<IReadOnlyList<JobSnapshot>> List(IReadOnlyCollection<Guid> groupIds, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);

        // One group has a statement of its own: for a list of unknown length the database plans anew each time, which takes longer than reading.
        return await connection.Query(
            $"""
            select id, group_id, kind, state, scene, stage, progress, attempts, error_code, error, created_at, started_at, finished_at
            from jobs
            where group_id = {(groupIds.Count == 1 ? "$1" : "any($1)")}
            order by number
            """,
            [groupIds.Count == 1 ? groupIds.Single() : groupIds.ToArray()],
            row => new JobSnapshot(
                row.GetGuid(0),
                row.GetGuid(1),
                row.GetString(2),
                Enum.Parse<JobState>(row.GetString(3), ignoreCase: true),
                row.Maybe<int?>(4),
                row.Maybe<string>(5),
                row.GetDouble(6),
                row.GetInt32(7),
                row.Maybe<string>(8),
                row.Maybe<string>(9),
                row.GetFieldValue<DateTimeOffset>(10),
                row.Maybe<DateTimeOffset?>(11),
                row.Maybe<DateTimeOffset?>(12)),
            ct);
    }

    /// <summary>
    /// Deletes the jobs of a group, in the caller's open transaction, if all of them ended at least <paramref name="age"/> ago and
    /// no other group's job depends on one.
    /// </summary>
    /// <returns>How many; 0 if the group stays.</returns>
    public static Task<int> Clear(NpgsqlConnection connection, Guid groupId, TimeSpan age, CancellationToken ct) =>
        connection.Execute(
            """
            with own as materialized (
                select id, state, finished_at from jobs where group_id = $1 order by number for update
            )
            delete from jobs
            using own
            where jobs.id = own.id
                and (select bool_and(state in ('succeeded', 'failed', 'cancelled') and finished_at <= now() - $2) from own)
                and not exists (
                    select from job_dependencies d
                    join jobs other on other.id = d.job_id
                    where d.depends_on in (select id from own) and other.group_id <> $1)
            """,
            [groupId, age],
            ct);

    /// <summary>
    /// How many other groups have work that was enqueued before the group's own; fairness between workspaces aside. Work of a
    /// priority below zero waits for all other.
    /// </summary>
    public async Task<int> CountAhead(Guid groupId, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var ahead = await connection.Query(
            """
            select count(distinct group_id)::int
            from jobs
            where state in ('ready', 'running') and priority >= 0 and number < (select min(number) from jobs where group_id = $1)
            """,
            [groupId],
            row => row.GetInt32(0),
            ct);

        return ahead.Single();
    }

    /// <summary>Tells those who watch the group that something of what it makes has changed.</summary>
    public async Task Announce(Guid groupId, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Notify([groupId], ready: false, ct);
    }

    /// <summary>Cancels what has not ended; a running job is told at its next heartbeat.</summary>
    /// <returns>How many jobs that concerned.</returns>
    public Task<int> Cancel(Guid groupId, CancellationToken ct) =>
        database.InTransaction(
            async connection =>
            {
                var concerned = await connection.Query(
                    """
                    with unfinished as (
                        select id from jobs
                        where group_id = $1 and state in ('blocked', 'ready', 'running') and not cancel_requested
                        order by number
                        for no key update
                    )
                    update jobs j
                    set cancel_requested = true,
                        state = case when j.state = 'running' then 'running' else 'cancelled' end,
                        finished_at = case when j.state = 'running' then null else now() end
                    from unfinished
                    where j.id = unfinished.id
                    returning j.id, j.state = 'cancelled'
                    """,
                    [groupId],
                    row => (Id: row.GetGuid(0), Ended: row.GetBoolean(1)),
                    ct);

                // Jobs of other groups may have waited for these.
                var ended = concerned.Where(job => job.Ended).Select(job => job.Id).ToArray();
                var failed = ended.Length == 0 ? [] : await JobDependents.Fail(connection, ended, ct);
                await connection.Notify(failed.Select(job => job.Group).Append(groupId), ready: false, ct);

                return concerned.Count;
            },
            ct);

    /// <summary>
    /// Gives failed and cancelled jobs of the group new attempts, with what failed because of them and what they need that
    /// failed elsewhere. A running job that was told to stop, and has not yet, is run again; so are those that succeeded, where what
    /// they made is blamed (<see cref="PermanentJobException.InputPrefix"/>).
    /// </summary>
    /// <returns>How many jobs that concerned.</returns>
    public Task<int> Retry(Guid groupId, CancellationToken ct) =>
        database.InTransaction(
            async connection =>
            {
                var groups = await JobRetry.Run(connection, groupId, ct);
                await connection.Notify(groups.Append(groupId), ready: true, ct);

                return groups.Count;
            },
            ct);
}
