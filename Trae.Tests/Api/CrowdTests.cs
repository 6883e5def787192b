using System.Data.Common;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Trae.Contracts;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

/// <summary>A thousand people who watch one film being made.</summary>
public sealed class CrowdTests(PostgresServer postgres)
{
    private const int Crowd = 1_000;
    private const int Reports = 10;

    private readonly CommandCount _count = new();

    [Fact]
    public async Task A_thousand_who_watch_one_film_read_the_database_as_often_as_one()
    {
        await using var api = await ApiHost.Start(postgres, services: services => services.AddSingleton<IInterceptor>(_count));
        var video = await api.Http.Written(Briefs.Octopus with { Produce = true });
        var job = await api.Worker.Claim<NarrateScene>();
        using var leave = new CancellationTokenSource();
        var watchers = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => Watcher.Open(api.Http, video.Id, leave.Token)));

        _count.Reset();
        for (var report = 1; report <= Reports; report++)
        {
            await api.Worker.Report(job, $"Part {report}", report / (double)Reports);
            await watchers[0].Until($"Part {report}");
        }

        await Task.WhenAll(watchers.Select(watcher => watcher.Until($"Part {Reports}")));

        // Each look is one statement of the video and one of its jobs' place; looks are five a second at most, and here one for each report and tick.
        Assert.InRange(_count.Value, 1, 10 * Reports);
        await leave.CancelAsync();
    }

    [Fact]
    public async Task Who_may_not_watch_any_more_loses_the_stream_and_the_others_keep_theirs()
    {
        await using var api = await ApiHost.Start(postgres, new Dictionary<string, string>(StringComparer.Ordinal) { ["Watching:BetweenLooks"] = "00:00:00.100" });
        var video = await api.Http.Written(Briefs.Octopus with { Produce = true });
        var job = await api.Worker.Claim<NarrateScene>();
        var person = await api.People.Add(WorkspaceRole.Viewer);
        using var leave = new CancellationTokenSource();
        using var http = api.People.With(api.People.TokenOf(person));
        var removed = await Watcher.Open(http, video.Id, leave.Token);
        var member = await Watcher.Open(api.Http, video.Id, leave.Token);

        await api.Query(db => db.Members.Where(m => m.PersonId == person.Id).ExecuteDeleteAsync());

        var ended = removed.ToEnd();
        for (var report = 1; !ended.IsCompleted; report++)
        {
            await api.Worker.Report(job, $"Part {report}", 0.5);
            await member.Until($"Part {report}");
        }

        await ended;

        await leave.CancelAsync();
    }

    private sealed class Watcher(IAsyncEnumerator<SseItem<string>> events)
    {
        private readonly IAsyncEnumerator<SseItem<string>> _events = events;

        public static async Task<Watcher> Open(HttpClient http, Guid video, CancellationToken ct)
        {
            var response = await http.GetAsync($"/api/v1/videos/{video}/events", HttpCompletionOption.ResponseHeadersRead, ct);
            response.EnsureSuccessStatusCode();
            var watcher = new Watcher(SseParser.Create(await response.Content.ReadAsStreamAsync(ct)).EnumerateAsync(ct).GetAsyncEnumerator(ct));
            Assert.True(await watcher._events.MoveNextAsync());

            return watcher;
        }

        public async Task Until(string stage)
        {
            while (!Shows(stage))
            {
                Assert.True(await _events.MoveNextAsync());
            }
        }

        public async Task ToEnd()
        {
            while (await _events.MoveNextAsync())
            {
                // It is the end that is waited for.
            }
        }

        private bool Shows(string stage) =>
            JsonSerializer.Deserialize<VideoDto>(_events.Current.Data, JsonDefaults.Options)!.Production!.Steps.Any(step => step.Stage == stage);
    }

    private sealed class CommandCount : DbCommandInterceptor
    {
        private int _value;

        public int Value => Volatile.Read(ref _value);

        public void Reset() => Volatile.Write(ref _value, 0);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _value);

            return new(result);
        }
    }
}
