using Trae.Jobs;
using Trae.Tests.Hosting;

namespace Trae.Tests.Jobs;

public sealed class JobAnnouncerTests(PostgresServer postgres)
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly Guid _group = Guid.CreateVersion7();

    [Fact]
    public async Task Each_ready_job_is_announced_once_and_again_when_it_is_ready_again()
    {
        await using var bench = await JobBench.Create(postgres);
        var announcer = new JobAnnouncer(bench.Database);
        var first = bench.Job(_group, new Work("first"));
        var second = bench.Job(_group, new Work("second"), first.Id);
        await bench.Enqueue(first, second);

        Assert.Equal([first.Id], await Announced(announcer));
        Assert.Empty(await Announced(announcer));

        await bench.Leases.Fail((await bench.Claim())!, "x", "No luck.", TimeSpan.Zero, Ct);
        Assert.Equal([first.Id], await Announced(announcer));

        await bench.Leases.Complete((await bench.Claim())!, Ct);
        Assert.Equal([second.Id], await Announced(announcer));
    }

    [Fact]
    public async Task A_job_whose_message_could_not_be_sent_is_announced_later()
    {
        await using var bench = await JobBench.Create(postgres);
        var announcer = new JobAnnouncer(bench.Database);
        var job = bench.Job(_group, new Work("unlucky"));
        await bench.Enqueue(job);

        await Assert.ThrowsAsync<IOException>(() => announcer.Announce(_ => throw new IOException("The bus is away."), Ct));

        Assert.Equal([job.Id], await Announced(announcer));
    }

    private static async Task<List<Guid>> Announced(JobAnnouncer announcer)
    {
        var sent = new List<Guid>();
        await announcer.Announce(
            jobs =>
            {
                sent.AddRange(jobs.Select(job => job.Id));

                return Task.CompletedTask;
            },
            Ct);

        return sent;
    }
}
