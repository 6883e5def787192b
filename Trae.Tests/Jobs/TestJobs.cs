using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Trae.Jobs;

namespace Trae.Tests.Jobs;

/// <summary>Takes a while, reporting its progress, and then leaves one effect however often it is run.</summary>
/// <param name="Gated">Before its effect it waits until the test opens the gate (<see cref="JobBench.CloseGate"/>).</param>
internal sealed record Work(string Name, int Steps = 1, int StepMilliseconds = 0, bool Gated = false)
{
    /// <summary>The advisory lock that is the gate: the test holds it, a handler shares it.</summary>
    public const long Gate = 1;
}

/// <summary>Never succeeds: "throw", "permanent", "input" or "crash".</summary>
internal sealed record Poison(string How);

internal sealed class WorkHandler(NpgsqlDataSource database) : IJobHandler<Work>
{
    public async Task Handle(Work job, JobContext context, CancellationToken ct)
    {
        for (var step = 0; step < job.Steps; step++)
        {
            context.Report($"Step {step + 1}", (double)step / job.Steps);
            await Task.Delay(job.StepMilliseconds, ct);
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        if (job.Gated)
        {
            await connection.Execute("select pg_advisory_lock_shared($1)", [Work.Gate], ct);
        }

        // Like a segment whose name is its content: a repeat finds it there.
        await connection.Execute(
            "insert into effects (name, trace) values ($1, $2) on conflict (name) do nothing",
            [job.Name, $"{Activity.Current?.TraceId}"],
            ct);
    }
}

internal sealed class PoisonHandler : IJobHandler<Poison>
{
    public Task Handle(Poison job, JobContext context, CancellationToken ct) => job.How switch
    {
        "permanent" => throw new PermanentJobException("link-unreachable", "The page does not answer. Check the link."),
        "input" => throw PermanentJobException.OfInput("missing", "What it needs is gone."),
        "crash" => Crash(),
        _ => throw new InvalidOperationException("This job fails every time."),
    };

    private static Task Crash()
    {
        Process.GetCurrentProcess().Kill();

        return Task.Delay(Timeout.Infinite);
    }
}

internal static class TestJobs
{
    /// <summary>What the tests need beside the product's schema: effects, and a record of every success.</summary>
    public const string Sql =
        """
        create table effects (name text primary key, trace text);
        create table successes (job_id uuid not null);

        create function record_success() returns trigger language plpgsql as $$
        begin
            insert into successes values (new.id);
            return null;
        end $$;

        create trigger record_success after update of state on jobs
        for each row when (new.state = 'succeeded') execute function record_success();
        """;

    public static IServiceCollection AddTestHandlers(this IServiceCollection services) =>
        services.AddJobHandler<Work, WorkHandler>().AddJobHandler<Poison, PoisonHandler>();
}
