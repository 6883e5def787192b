using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Models;

/// <summary>
/// Real API processes are killed between a model's answer and the commit of what it is for. A row that the test holds keeps each
/// at the moment that is meant.
/// </summary>
public sealed class WriterCrashTests(PostgresServer postgres) : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private ApiHost _front = null!;
    private ModelServer _server = null!;

    // It takes orders and does no jobs.
    public async ValueTask InitializeAsync()
    {
        _front = await ApiHost.Start(postgres, ModelApi.Quick, services: services => services.RemoveAll<JobRegistration>());
        _server = await ModelServer.Start();
    }

    [Fact]
    public async Task A_killed_writer_asks_again_only_for_what_was_lost_and_all_that_was_spent_is_counted_once()
    {
        var model = await _front.Http.Connect(ModelApi.To(_server));
        var id = (await (await _front.Http.Create(Briefs.Octopus with { Writer = model.Id.ToString() })).Read<VideoDto>(HttpStatusCode.Created)).Id;

        // The answer has come, and dies with the process: nobody knows any more what it cost, so it stays the most that it can have been.
        await KillWhileHeld("select 1 from model_calls where video_id = $1 for update", id);
        var lost = Assert.Single(await _front.Calls());
        Assert.Equal("reserved", lost.Outcome);

        // Asked again, and entered; the storyboard is not saved. Foreign keys may still look at the video.
        await KillWhileHeld("select 1 from videos where id = $1 for no key update", id);
        Assert.Equal(["reserved", "answered"], (await _front.Calls()).Select(call => call.Outcome));

        await using var last = _front.StartProcess();
        var video = await _front.Http.Until(id, now => now.State != VideoState.Writing);

        Assert.Equal((VideoState.Draft, new WritingDto(model.Name, null)), (video.State, video.Writing));
        Assert.Equal(1, (await _front.Http.Storyboard(id)).Version);
        Assert.Equal(2, _server.Requests.Count);
        var calls = await _front.Calls();
        Assert.Equal([("reserved", lost.Cost), ("answered", 0.006m)], calls.Select(call => (call.Outcome, call.Cost)));
        Assert.True(lost.Cost > 0.006m);
        Assert.Equal(lost.Cost + 0.006m, (await _front.Http.Model(model.Id)).Usage.Spent);
        await _front.JobsOf(nameof(WriteScript));
        Assert.Equal(3, Assert.Single(await _front.Services.GetRequiredService<JobStore>().List([id], CancellationToken.None)).Attempts);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _front.DisposeAsync();
    }

    /// <param name="hold">What locks the row that the victim has to get past once it has its answer; given the video's id.</param>
    private async Task KillWhileHeld(string hold, Guid id)
    {
        var (asked, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        _server.BetweenParts = _ =>
        {
            asked.TrySetResult();

            return mayEnd.Task;
        };
        await using var victim = _front.StartProcess();
        await asked.Task.WaitAsync(Deadline);

        await using var holder = await _front.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var held = await holder.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(hold, holder) { Parameters = { new() { Value = id } } };
        await command.ExecuteNonQueryAsync();
        mayEnd.SetResult();
        await UntilSomebodyWaitsFor(holder);
        await victim.Kill();

        // As if its lease had run out.
        await _front.Query(db => db.Database.ExecuteSqlAsync($"update jobs set lease_until = now() - interval '1 second' where group_id = {id} and state = 'running'"));
    }

    private async Task UntilSomebodyWaitsFor(NpgsqlConnection holder)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (await _front.Query(db => db.Database
            .SqlQuery<int>($"select pid as \"Value\" from pg_stat_activity where {holder.ProcessID} = any(pg_blocking_pids(pid))").CountAsync(deadline.Token)) == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), deadline.Token);
        }
    }
}
