using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using StackExchange.Redis.Profiling;
using Trae.Tests.Hosting;

namespace Trae.Tests.Api;

/// <summary>What is read most costs the database and Redis no more round trips than this; never a time.</summary>
public sealed class ReadCostTests(PostgresServer postgres)
{
    [Fact]
    public async Task Hot_reads_cost_few_round_trips()
    {
        await using var redis = await Hosting.RedisServer.Start();
        await using var api = await ApiHost.Start(
            postgres, new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings:cache"] = redis.Address });
        using var trips = new RoundTrips(api.Services.GetRequiredService<IConnectionMultiplexer>());
        using var http = await api.WithKey(Trae.Contracts.Permission.ReadVideos);
        var video = await api.Published();

        // Its rows and its jobs; the list's videos are all published, and need no look at jobs.
        Assert.Equal(2, await trips.OfDatabase(http, $"/api/v1/videos/{video.Id}"));
        Assert.Equal(1, await trips.OfDatabase(http, "/api/v1/videos"));
        Assert.Equal(1, await trips.OfDatabase(http, $"/api/v1/videos/{video.Id}/storyboard"));
        Assert.Equal(1, await trips.OfDatabase(api.Anonymous, "/api/v1/published"));
        Assert.Equal(2, await trips.OfDatabase(api.Anonymous, $"/api/v1/published/{video.Id}"));

        // A window function would pass over a whole table for one row of it.
        Assert.DoesNotContain(trips.Statements, sql => sql.Contains("OVER", StringComparison.Ordinal));
        Assert.Contains(trips.Statements, sql => sql.Contains("FROM api_keys", StringComparison.Ordinal));

        // All counters of a request are one round trip.
        Assert.InRange(trips.OfRedis, 1, trips.Requests);
    }

    /// <summary>Counts by trace: every request has one of its own, which its commands carry.</summary>
    private sealed class RoundTrips : IDisposable
    {
        private readonly ConcurrentDictionary<ActivityTraceId, int> _commands = new();
        private readonly ConcurrentDictionary<ActivityTraceId, ProfilingSession> _sessions = new();
        private readonly ActivityListener _listener;

        public RoundTrips(IConnectionMultiplexer redis)
        {
            _listener = new()
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity =>
                {
                    _commands.AddOrUpdate(activity.TraceId, 1, (_, count) => count + 1);
                    if (_sessions.ContainsKey(activity.TraceId) && activity.GetTagItem("db.query.text") is string sql)
                    {
                        Statements.Add(sql);
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
            redis.RegisterProfiler(() => Activity.Current is { } activity && _sessions.TryGetValue(activity.TraceId, out var session) ? session : null);
        }

        public ConcurrentBag<string> Statements { get; } = [];

        public int Requests { get; private set; }

        public int OfRedis => _sessions.Values.Sum(session => session.FinishProfiling().Count());

        /// <summary>The least of several: who asks is read anew now and then, and a key's use is written down once a minute.</summary>
        public async Task<int> OfDatabase(HttpClient http, string path)
        {
            var least = int.MaxValue;
            for (var attempt = 0; attempt < 5; attempt++)
            {
                var trace = ActivityTraceId.CreateRandom();
                _sessions[trace] = new();
                using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01" } } };
                using var answer = await http.SendAsync(request);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Requests++;
                least = Math.Min(least, _commands.GetValueOrDefault(trace));
            }

            return least;
        }

        public void Dispose() => _listener.Dispose();
    }
}
