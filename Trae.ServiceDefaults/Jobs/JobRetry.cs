using Npgsql;

namespace Trae.Jobs;

internal static class JobRetry
{
    /// <summary>In the order in which all lock them.</summary>
    public static Task<int> LockGroupOf(NpgsqlConnection connection, Guid id, CancellationToken ct) =>
        connection.Execute("select 1 from jobs where group_id = (select group_id from jobs where id = $1) order by number for no key update", [id], ct);

    /// <summary>Runs again what a failed job needs, and then itself, in the attempts that it has left; why stays to be read meanwhile.</summary>
    public static async Task<List<JobDependents.Affected>> WithInputs(NpgsqlConnection connection, Guid groupId, Guid failed, CancellationToken ct) =>
        [.. (await Reset(connection, groupId, failed, ct)).Select(group => new JobDependents.Affected(group, Ready: true))];

    /// <returns>The group of every job that will run again.</returns>
    public static async Task<List<Guid>> Run(NpgsqlConnection connection, Guid groupId, CancellationToken ct)
    {
        var reset = await Reset(connection, groupId, only: null, ct);
        var continued = await connection.Query(
            "update jobs set cancel_requested = false where group_id = $1 and state = 'running' and cancel_requested returning group_id",
            [groupId],
            row => row.GetGuid(0),
            ct);

        return [.. reset, .. continued];
    }

    /// <param name="only">The one failed job to start from; null for all that failed or were cancelled.</param>
    private static async Task<List<Guid>> Reset(NpgsqlConnection connection, Guid groupId, Guid? only, CancellationToken ct)
    {
        var found = await Find(connection, groupId, only, ct);

        // A dependency that succeeds now either is counted below or sees these jobs blocked then.
        await connection.Execute(
            """
            select 1 from jobs
            where id = any($1) or id in (select depends_on from job_dependencies where job_id = any($1))
            order by number
            for no key update
            """,
            [found.ToArray()],
            ct);

        // Another retry may have come before; what is looked at now stays as it is.
        var again = found.Intersect(await Find(connection, groupId, only, ct)).ToArray();

        return await connection.Query(
            """
            update jobs j
            set state = case when w.number = 0 then 'ready' else 'blocked' end,
                waiting_on = w.number,
                attempts = case when j.id = $3 then j.attempts else 0 end,
                run_at = now(),
                announced = false,
                cancel_requested = false,
                error_code = case when j.id = $3 then j.error_code end,
                error = case when j.id = $3 then j.error end,
                stage = case when j.state = 'succeeded' and starts_with(j.stage, $2) then j.stage end, -- What it noted still holds if it finds all made.
                progress = 0,
                started_at = null,
                finished_at = null
            from (
                select a.id, count(p.id) filter (where p.state <> 'succeeded' or p.id = any($1)) as number
                from unnest($1) as a (id)
                left join job_dependencies d on d.job_id = a.id
                left join jobs p on p.id = d.depends_on
                group by a.id
            ) w
            where j.id = w.id
            returning j.group_id
            """,
            [again, JobContext.NoteMark, only ?? Guid.Empty],
            row => row.GetGuid(0),
            ct);
    }

    /// <summary>
    /// What failed, what did not start because of it, and where the fault lies in what was made before, what made that; then also
    /// what waits for those, which has to count them again.
    /// </summary>
    private static Task<List<Guid>> Find(NpgsqlConnection connection, Guid groupId, Guid? only, CancellationToken ct) =>
        connection.Query(
            """
            with recursive again as (
                select id, starts_with(error_code, $3) is true as with_inputs from jobs
                where group_id = $1 and state in ('failed', 'cancelled') and ($4 = id or $4 = '00000000-0000-0000-0000-000000000000')
                union
                select j.id, again.with_inputs and j.id = d.depends_on
                from again
                join job_dependencies d on d.job_id = again.id or d.depends_on = again.id
                join jobs j on
                    (j.id = d.depends_on and d.job_id = again.id
                        and (j.state in ('failed', 'cancelled') or (again.with_inputs and j.state = 'succeeded' and j.group_id = $1)))
                    or (j.id = d.job_id and d.depends_on = again.id
                        and ((j.state = 'failed' and starts_with(j.error_code, $2)) or (again.with_inputs and j.state = 'blocked')))
            )
            select distinct id from again
            """,
            [groupId, JobDependents.CodePrefix, PermanentJobException.InputPrefix, only ?? Guid.Empty],
            row => row.GetGuid(0),
            ct);
}
