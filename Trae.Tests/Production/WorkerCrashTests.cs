using Trae.Contracts;
using Trae.Jobs;
using Trae.Tests.Hosting;

namespace Trae.Tests.Production;

/// <summary>Real video workers with a real database and real encoders are killed and frozen: every video still finishes once.</summary>
public sealed class WorkerCrashTests(PostgresServer postgres)
{
    private const int Kills = 20;

    // Where in the line of production each kill hits.
    private static readonly (string Kind, double Progress)[] Moments =
    [
        (nameof(RenderScene), 0),
        (nameof(RenderScene), 0.3),
        (nameof(AssembleVideo), 0),
        (nameof(RenderScene), 0.7),
        (nameof(CheckVideo), 0),
    ];

    [Fact]
    public async Task Workers_killed_twenty_times_in_mid_production_still_finish_every_video_once()
    {
        await using var bench = await ProductionBench.Create(postgres);
        var productions = new List<Guid>();
        var hits = 0;

        for (var kill = 0; kill < Kills; kill++)
        {
            var (kind, progress) = Moments[kill % Moments.Length];
            if (kill % Moments.Length is 0 or 3)
            {
                productions.Add(await bench.Enqueue(scenes: 2));
            }

            await using var victim = bench.StartWorker();
            hits += await bench.UntilAt(productions[^1], victim, kind, progress) ? 1 : 0;
            await victim.Kill();
        }

        await using var last = bench.StartWorker(slots: 2);
        foreach (var production in productions)
        {
            await bench.UntilEnded(production);
            await bench.AssertFinishedOnce(production);
        }

        await last.Terminate();
        Assert.InRange(hits, Kills / 2, Kills);
        Assert.Empty(bench.Encoders());
        Assert.Equal(productions.Count * 2, Directory.GetFiles(Path.Combine(bench.MediaRoot, "segments")).Length);
    }

    [Fact]
    public async Task A_worker_frozen_past_its_lease_leaves_one_valid_video_and_no_encoder()
    {
        await using var bench = await ProductionBench.Create(postgres);
        var production = await bench.Enqueue(scenes: 1, sentences: 4);
        await using var frozen = bench.StartWorker();
        await bench.UntilAt(production, frozen, nameof(RenderScene), 0);
        await frozen.Freeze();

        await using (var other = bench.StartWorker())
        {
            await bench.UntilEnded(production);
            await other.Terminate();
        }

        await frozen.Thaw();
        await frozen.Says("is no longer ours");
        await frozen.Terminate();

        await bench.AssertFinishedOnce(production);
        Assert.Empty(bench.Encoders());
    }

    [Fact]
    public async Task A_cancelled_production_stops_its_encoder_and_publishes_nothing()
    {
        await using var bench = await ProductionBench.Create(postgres);
        var production = await bench.Enqueue(scenes: 1, sentences: 20);
        await using var worker = bench.StartWorker();
        await bench.UntilAt(production, worker, nameof(RenderScene), 0.02);

        await bench.Store.Cancel(production, CancellationToken.None);
        var jobs = await bench.UntilEnded(production);

        Assert.Contains(jobs, job => job is { Kind: nameof(RenderScene), State: JobState.Cancelled });
        Assert.Empty(bench.Encoders());
        Assert.False(Directory.Exists(Path.Combine(bench.MediaRoot, "segments")));
        Assert.Empty(Directory.GetDirectories(bench.WorkFolders));
    }
}
