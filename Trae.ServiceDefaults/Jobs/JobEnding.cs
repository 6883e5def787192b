using Npgsql;

namespace Trae.Jobs;

/// <summary>How an attempt ends, and what follows from it; always applied in one transaction.</summary>
/// <param name="State">Where the job goes if nothing else is asked of it.</param>
/// <param name="Counts">Whether the attempt is one of those the job has.</param>
internal sealed record JobEnding(string State, bool Counts, TimeSpan Delay, string? Code, string? Reason)
{
    public static JobEnding Succeeded { get; } = new("succeeded", true, TimeSpan.Zero, null, null);

    public static JobEnding Cancelled { get; } = new("cancelled", false, TimeSpan.Zero, null, null);

    public static JobEnding Released { get; } = new("ready", false, TimeSpan.Zero, null, null);

    public static JobEnding Failed(string code, string reason, TimeSpan? retryAfter) =>
        retryAfter is { } delay ? new("ready", true, delay, code, reason) : new("failed", true, TimeSpan.Zero, code, reason);

    /// <returns>False if no lease has run out.</returns>
    public static async Task<bool> TakeBackOne(NpgsqlConnection connection, CancellationToken ct)
    {
        var expired = await connection.Query(
            """
            select id, token, attempts, max_attempts from jobs
            where state = 'running' and lease_until < now()
            order by lease_until
            limit 1
            for no key update skip locked
            """,
            [],
            row => (Id: row.GetGuid(0), Token: row.GetInt64(1), Attempt: row.GetInt32(2), Attempts: row.GetInt32(3)),
            ct);

        foreach (var job in expired)
        {
            var reason = $"The worker stopped answering in attempt {job.Attempt} of {job.Attempts}: it crashed, was killed, or lost its connection.";
            await Failed("worker-lost", reason, TimeSpan.Zero).Apply(connection, job.Id, job.Token, ct);
        }

        return expired.Count > 0;
    }

    /// <summary>What a job needs that is damaged or gone can be made again, for as long as the job has attempts left.</summary>
    private bool BlamesInput => State == "failed" && Code!.StartsWith(PermanentJobException.InputPrefix, StringComparison.Ordinal);

    /// <returns>False if the token is not that of the job's last claim, or its lease was taken back.</returns>
    public async Task<bool> Apply(NpgsqlConnection connection, Guid id, long token, CancellationToken ct)
    {
        if (BlamesInput)
        {
            await JobRetry.LockGroupOf(connection, id, ct);
        }

        var ended = await End(connection, id, token, ct);
        if (ended is [])
        {
            return State == "succeeded" && await WasCompleted(connection, id, token, ct);
        }

        var (group, state, hasAttempts) = ended[0];
        var affected = state switch
        {
            "succeeded" => await JobDependents.Advance(connection, id, ct),
            "ready" => [],
            "failed" when BlamesInput && hasAttempts => await JobRetry.WithInputs(connection, group, id, ct),
            _ => await JobDependents.Fail(connection, [id], ct),
        };

        var ready = state == "ready" || affected.Exists(job => job.Ready);
        await connection.Notify(affected.Select(job => job.Group).Append(group), ready, ct);

        return true;
    }

    private Task<List<(Guid Group, string State, bool HasAttempts)>> End(NpgsqlConnection connection, Guid id, long token, CancellationToken ct) =>
        connection.Query(
            """
            with ending as (
                select id, case
                    when $3 = 'succeeded' then $3
                    when cancel_requested then 'cancelled'
                    when $3 = 'cancelled' then 'ready' -- A retry came in between.
                    when $3 = 'ready' and $4 and attempts >= max_attempts then 'failed'
                    else $3 end as state
                from jobs
                where id = $1 and token = $2 and state = 'running'
                for no key update
            )
            update jobs j
            set state = ending.state,
                attempts = j.attempts - case when $4 then 0 else 1 end,
                run_at = case when ending.state = 'ready' then now() + $5 else j.run_at end,
                announced = false,
                lease_until = null,
                progress = case ending.state when 'succeeded' then 1 when 'ready' then 0 else j.progress end,
                error_code = case when ending.state in ('ready', 'failed') then coalesce($6, j.error_code) end,
                error = case when ending.state in ('ready', 'failed') then coalesce($7, j.error) end,
                finished_at = case when ending.state = 'ready' then null else now() end
            from ending
            where j.id = ending.id
            returning j.group_id, j.state, j.attempts < j.max_attempts
            """,
            [id, token, State, Counts, Delay, Code, Reason],
            row => (row.GetGuid(0), row.GetString(1), row.GetBoolean(2)),
            ct);

    private static async Task<bool> WasCompleted(NpgsqlConnection connection, Guid id, long token, CancellationToken ct) =>
        await connection.Query(
            "select 1 from jobs where id = $1 and token = $2 and state = 'succeeded'", [id, token], _ => true, ct) is not [];
}
