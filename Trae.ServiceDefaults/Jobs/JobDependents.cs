using Npgsql;

namespace Trae.Jobs;

/// <summary>
/// What the end of a job means for those that depend on it. Each statement locks in the order of <c>number</c>, and runs in
/// the transaction that holds the lock of the ended job, so that two dependencies that end at once both see the other's work.
/// </summary>
internal static class JobDependents
{
    /// <summary>Codes of a job that was never started because of another begin with this.</summary>
    public const string CodePrefix = "dependency-";

    /// <summary>Counts a success for those that wait for it; the last one makes them ready.</summary>
    public static Task<List<Affected>> Advance(NpgsqlConnection connection, Guid succeeded, CancellationToken ct) =>
        connection.Query(
            """
            with waiting as (
                select j.id
                from jobs j
                join job_dependencies d on d.job_id = j.id
                where d.depends_on = $1 and j.state = 'blocked'
                order by j.number
                for no key update of j
            )
            update jobs j
            set waiting_on = j.waiting_on - 1,
                state = case when j.waiting_on = 1 then 'ready' else 'blocked' end,
                run_at = now()
            from waiting
            where j.id = waiting.id
            returning j.group_id, j.state = 'ready'
            """,
            [succeeded],
            Affected.Read,
            ct);

    /// <summary>Fails all that depend on the ended jobs, however indirectly, and says because of which.</summary>
    public static async Task<List<Affected>> Fail(NpgsqlConnection connection, IReadOnlyCollection<Guid> ended, CancellationToken ct)
    {
        var all = new List<Affected>();

        // Again until nothing is found: a job enqueued meanwhile, on one that we have just failed, is seen by the next look.
        while (true)
        {
            var failed = await FailBlocked(connection, ended, ct);
            if (failed.Count == 0)
            {
                return all;
            }

            all.AddRange(failed);
        }
    }

    private static Task<List<Affected>> FailBlocked(NpgsqlConnection connection, IReadOnlyCollection<Guid> ended, CancellationToken ct) =>
        connection.Query(
            """
            with recursive doomed as (
                select job_id, depends_on as root from job_dependencies where depends_on = any($1)
                union
                select d.job_id, doomed.root from job_dependencies d join doomed on d.depends_on = doomed.job_id
            ),
            blocked as (
                select id from jobs
                where state = 'blocked' and id in (select job_id from doomed)
                order by number
                for no key update
            ),
            causes as (
                select distinct on (doomed.job_id) doomed.job_id, root.scene, root.state, root.error
                from doomed
                join blocked on blocked.id = doomed.job_id
                join jobs root on root.id = doomed.root
                order by doomed.job_id, root.number
            )
            update jobs j
            set state = 'failed',
                error_code = $2 || cause.state,
                error = 'Not started, because an earlier step' || coalesce(' of scene ' || (cause.scene + 1), '')
                    || case when cause.state = 'cancelled' then ' was cancelled.' else ' failed: ' || coalesce(cause.error, 'no reason was given.') end,
                finished_at = now()
            from causes cause
            where j.id = cause.job_id
            returning j.group_id, false
            """,
            [ended.ToArray(), CodePrefix],
            Affected.Read,
            ct);

    /// <summary>A job that changed because of another.</summary>
    internal readonly record struct Affected(Guid Group, bool Ready)
    {
        public static Affected Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetBoolean(1));
    }
}
