using System.Diagnostics;
using System.Text.Json;
using Npgsql;

namespace Trae.Jobs;

/// <summary>Writes new jobs and their dependencies, a few statements for any number of them.</summary>
internal static class JobEnqueue
{
    public static async Task Run(NpgsqlConnection connection, IReadOnlyCollection<NewJob> jobs, CancellationToken ct)
    {
        if (jobs.Count == 0)
        {
            return;
        }

        // The lock is the one that an insert takes anyway; the statement is refused outside a transaction, where half of
        // the jobs could be kept.
        await connection.Execute("lock table jobs in row exclusive mode", [], ct);

        var sorted = InOrder(jobs);
        var inserted = await Insert(connection, sorted, ct);
        var known = await Resolve(connection, [.. sorted.Where(job => !inserted.Contains(job.Id))], ct);

        var edges = (
            from job in sorted
            where inserted.Contains(job.Id)
            from dependency in job.DependsOn
            select (Job: job.Id, On: known.GetValueOrDefault(dependency, dependency))).Distinct().ToArray();

        var ended = edges.Length == 0 ? [] : await Connect(connection, edges, ct);
        var failed = ended.Count == 0 ? [] : await JobDependents.Fail(connection, ended, ct);

        await connection.Notify(
            sorted.Where(job => inserted.Contains(job.Id)).Select(job => job.GroupId).Concat(failed.Select(job => job.Group)),
            ready: inserted.Count > 0,
            ct);
    }

    /// <summary>Dependencies first, otherwise as given.</summary>
    private static List<NewJob> InOrder(IReadOnlyCollection<NewJob> jobs)
    {
        var all = jobs.ToDictionary(job => job.Id);
        var placed = new HashSet<Guid>();
        var open = new HashSet<Guid>();
        var sorted = new List<NewJob>(jobs.Count);

        foreach (var job in jobs)
        {
            Place(job);
        }

        return sorted;

        void Place(NewJob job)
        {
            if (placed.Contains(job.Id))
            {
                return;
            }

            if (!open.Add(job.Id))
            {
                throw new ArgumentException($"{job.Kind} {job.Id} depends on itself, directly or through others.", nameof(jobs));
            }

            foreach (var dependency in job.DependsOn)
            {
                if (all.TryGetValue(dependency, out var first))
                {
                    Place(first);
                }
            }

            placed.Add(job.Id);
            sorted.Add(job);
        }
    }

    private static async Task<HashSet<Guid>> Insert(NpgsqlConnection connection, List<NewJob> jobs, CancellationToken ct)
    {
        var ids = await connection.Query(
            """
            insert into jobs (id, workspace_id, group_id, unique_key, kind, payload, scene, priority, max_attempts, state, waiting_on, traceparent)
            select id, workspace_id, group_id, unique_key, kind, payload::jsonb, scene, priority, max_attempts,
                case when dependencies = 0 then 'ready' else 'blocked' end, dependencies, $11
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) with ordinality
                as n (id, workspace_id, group_id, unique_key, kind, payload, scene, priority, max_attempts, dependencies, place)
            order by place
            on conflict do nothing
            returning id
            """,
            [
                jobs.ConvertAll(job => job.Id).ToArray(),
                jobs.ConvertAll(job => job.WorkspaceId).ToArray(),
                jobs.ConvertAll(job => job.GroupId).ToArray(),
                jobs.ConvertAll(job => job.UniqueKey).ToArray(),
                jobs.ConvertAll(job => job.Kind).ToArray(),
                jobs.ConvertAll(job => JsonSerializer.Serialize(job.Payload, job.Payload.GetType(), JsonDefaults.Options)).ToArray(),
                jobs.ConvertAll(job => job.Scene).ToArray(),
                jobs.ConvertAll(job => job.Priority).ToArray(),
                jobs.ConvertAll(job => job.MaxAttempts).ToArray(),
                jobs.ConvertAll(job => job.DependsOn.Count).ToArray(),
                Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null,
            ],
            row => row.GetGuid(0),
            ct);

        return [.. ids];
    }

    /// <summary>The jobs that already exist under the keys of these.</summary>
    private static async Task<Dictionary<Guid, Guid>> Resolve(NpgsqlConnection connection, List<NewJob> ignored, CancellationToken ct)
    {
        var rows = ignored.Count == 0 ? [] : await connection.Query(
            """
            select n.id, j.id
            from unnest($1, $2, $3) as n (id, workspace_id, unique_key)
            join jobs j on j.workspace_id = n.workspace_id and j.unique_key = n.unique_key
            """,
            [
                ignored.ConvertAll(job => job.Id).ToArray(),
                ignored.ConvertAll(job => job.WorkspaceId).ToArray(),
                ignored.ConvertAll(job => job.UniqueKey).ToArray(),
            ],
            row => (Asked: row.GetGuid(0), Existing: row.GetGuid(1)),
            ct);

        return rows.ToDictionary(row => row.Asked, row => row.Existing);
    }

    /// <summary>Stores the dependencies and what they leave to wait for.</summary>
    /// <returns>Those dependencies that have ended and will never succeed.</returns>
    private static async Task<List<Guid>> Connect(NpgsqlConnection connection, (Guid Job, Guid On)[] edges, CancellationToken ct)
    {
        // Held until the caller commits: a dependency that succeeds now either is counted here or sees the new rows then.
        var states = await connection.Query(
            "select id, state from jobs where id = any($1) order by number for share",
            [edges.Select(edge => edge.On).Distinct().ToArray()],
            row => (Id: row.GetGuid(0), State: row.GetString(1)),
            ct);

        await connection.Execute(
            "insert into job_dependencies (job_id, depends_on) select * from unnest($1, $2)",
            [edges.Select(edge => edge.Job).ToArray(), edges.Select(edge => edge.On).ToArray()],
            ct);

        await connection.Execute(
            """
            update jobs j
            set waiting_on = w.number, state = case when w.number = 0 then 'ready' else 'blocked' end
            from (
                select d.job_id, count(*) filter (where p.state <> 'succeeded') as number
                from job_dependencies d
                join jobs p on p.id = d.depends_on
                where d.job_id = any($1)
                group by d.job_id
            ) w
            where j.id = w.job_id
            """,
            [edges.Select(edge => edge.Job).Distinct().ToArray()],
            ct);

        return [.. states.Where(dependency => dependency.State is "failed" or "cancelled").Select(dependency => dependency.Id)];
    }
}
