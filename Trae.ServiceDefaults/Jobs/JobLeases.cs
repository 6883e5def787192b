using Npgsql;

namespace Trae.Jobs;

/// <summary>
/// The <c>jobs</c> table for those who do the work. Whatever a worker says of a job carries the fencing token of its claim,
/// and is refused when the job has been given to another since.
/// </summary>
public sealed class JobLeases(NpgsqlDataSource database)
{
    /// <summary>
    /// Takes the next ready job: of the workspace with the fewest running (where that is even, the one served longest ago),
    /// then the highest priority, then the oldest.
    /// </summary>
    /// <returns>Null if there is none.</returns>
    public async Task<ClaimedJob?> Claim(IReadOnlyCollection<string> kinds, string owner, TimeSpan lease, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var claimed = await connection.Query(
            """
            with turns as materialized (
                select w.workspace_id,
                    (select count(*) from jobs r where r.workspace_id = w.workspace_id and r.state = 'running') as running,
                    (select max(s.started_at) from jobs s where s.workspace_id = w.workspace_id) as served
                from (select distinct workspace_id from jobs where state = 'ready' and run_at <= now() and kind = any($1)) w
            ),
            next as materialized (
                select j.id
                from jobs j
                join turns t on t.workspace_id = j.workspace_id
                where j.state = 'ready' and j.run_at <= now() and j.kind = any($1)
                order by t.running, t.served nulls first, j.priority desc, j.number
                limit 1
                for update of j skip locked
            )
            update jobs j
            set state = 'running', owner = $2, token = nextval('job_tokens'), lease_until = now() + $3,
                attempts = j.attempts + 1, started_at = now(), stage = null, progress = 0
            from next
            where j.id = next.id
            returning j.id, j.workspace_id, j.group_id, j.kind, j.payload::text, j.attempts, j.max_attempts, j.token,
                j.traceparent, now() - j.run_at, pg_notify($4, j.group_id::text)
            """,
            [kinds.ToArray(), owner, lease, JobSql.ChangesChannel],
            row => new ClaimedJob(
                row.GetGuid(0),
                row.GetGuid(1),
                row.GetGuid(2),
                row.GetString(3),
                row.GetString(4),
                row.GetInt32(5),
                row.GetInt32(6),
                row.GetInt64(7),
                row.Maybe<string>(8),
                row.GetTimeSpan(9)),
            ct);

        return claimed.SingleOrDefault();
    }

    /// <summary>How long until the next job of these kinds is due; null if none waits for its time.</summary>
    public async Task<TimeSpan?> NextDue(IReadOnlyCollection<string> kinds, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Query(
            "select min(run_at) - now() from jobs where state = 'ready' and kind = any($1)",
            [kinds.ToArray()],
            row => row.Maybe<TimeSpan?>(0),
            ct);
        var due = rows.Single();

        return due < TimeSpan.Zero ? TimeSpan.Zero : due;
    }

    /// <summary>Extends the lease.</summary>
    /// <param name="progress">Null if it is what the last heartbeat carried.</param>
    public async Task<LeaseAnswer> Heartbeat(ClaimedJob job, JobProgress? progress, TimeSpan lease, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var cancelled = await connection.Query(
            """
            update jobs
            set lease_until = now() + $3, stage = case when $4 then $5 else stage end, progress = case when $4 then $6 else progress end
            where id = $1 and token = $2 and state = 'running'
            returning cancel_requested, case when $4 then pg_notify($7, group_id::text) end
            """,
            [job.Id, job.Token, lease, progress is not null, progress?.Stage, progress?.Fraction ?? 0, JobSql.ChangesChannel],
            row => row.GetBoolean(0),
            ct);

        return cancelled switch
        {
            [] => LeaseAnswer.Lost,
            [true] => LeaseAnswer.Cancel,
            _ => LeaseAnswer.Kept,
        };
    }

    /// <summary>The job is done. Saying so twice is harmless.</summary>
    /// <returns>False if the lease was lost and another's result counts.</returns>
    public Task<bool> Complete(ClaimedJob job, CancellationToken ct) => End(job, JobEnding.Succeeded, ct);

    /// <summary>The attempt failed: the job is run again after the delay, or fails if there is none or attempts are used up.</summary>
    /// <param name="code">Stable, for programs.</param>
    /// <param name="reason">A sentence for a person.</param>
    /// <returns>False if the lease was lost.</returns>
    public Task<bool> Fail(ClaimedJob job, string code, string reason, TimeSpan? retryAfter, CancellationToken ct) =>
        End(job, JobEnding.Failed(code, reason, retryAfter), ct);

    /// <summary>The attempt stopped because it was told to cancel.</summary>
    /// <returns>False if the lease was lost.</returns>
    public Task<bool> EndCancelled(ClaimedJob job, CancellationToken ct) => End(job, JobEnding.Cancelled, ct);

    /// <summary>Gives the job back, as if it had not been claimed.</summary>
    /// <returns>False if the lease was lost.</returns>
    public Task<bool> Release(ClaimedJob job, CancellationToken ct) => End(job, JobEnding.Released, ct);

    /// <summary>Takes back what workers hold whose lease ran out; the attempt counts.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Reap(CancellationToken ct)
    {
        // One at a time, so that no transaction locks jobs out of order.
        var reaped = 0;
        while (await database.InTransaction(connection => JobEnding.TakeBackOne(connection, ct), ct))
        {
            reaped++;
        }

        return reaped;
    }

    /// <summary>
    /// Brings back times that the database's clock will not reach for long, because it was set back: no job waits longer than it was
    /// asked to, and no lost worker keeps a job. What looks at them is that nobody can have asked for such a time.
    /// </summary>
    /// <param name="longestWait">The most that a job waits between attempts; before its first it does not wait.</param>
    /// <param name="longestLease">Longer than any worker's.</param>
    /// <returns>How many.</returns>
    public Task<int> BringBackTimes(TimeSpan longestWait, TimeSpan longestLease, CancellationToken ct) =>
        database.InTransaction(
            async connection =>
            {
                var groups = await connection.Query(
                    """
                    with late as (
                        select id, case when attempts = 0 then now() else now() + $1 end as latest from jobs
                        where (state = 'ready' and run_at > now() + $1)
                            or (state = 'ready' and attempts = 0 and run_at > now() + interval '1 second')
                            or (state = 'running' and lease_until > now() + $2)
                        order by number
                        for no key update skip locked
                    )
                    update jobs j
                    set run_at = case when j.state = 'ready' then late.latest else j.run_at end,
                        announced = false,
                        lease_until = case when j.state = 'running' then now() + $2 end
                    from late
                    where j.id = late.id
                    returning j.group_id
                    """,
                    [longestWait, longestLease],
                    row => row.GetGuid(0),
                    ct);
                if (groups.Count > 0)
                {
                    await connection.Notify(groups, ready: true, ct);
                }

                return groups.Count;
            },
            ct);

    private Task<bool> End(ClaimedJob job, JobEnding ending, CancellationToken ct) =>
        database.InTransaction(connection => ending.Apply(connection, job.Id, job.Token, ct), ct);
}
