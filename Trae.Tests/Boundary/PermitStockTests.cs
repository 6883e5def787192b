using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;
using Trae.Api.Http.Limits;

namespace Trae.Tests.Boundary;

public sealed class PermitStockTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly PermitStock _stock;
    private readonly List<RateCounter> _counters = [new("person", new() { Permits = 1_000 }), new("workspace", new() { Permits = 5_000 })];

    public PermitStockTests() => _stock = new(_clock);

    [Fact]
    public void Who_asks_now_and_then_is_counted_one_by_one() => Assert.Equal([1, 1, 1, 1], Enumerable.Range(0, 4).Select(_ => Trip(Later)));

    [Fact]
    public void Who_asks_again_and_again_costs_ever_fewer_trips_up_to_a_hundredth_of_the_tightest_limit() =>
        Assert.Equal([1, 2, 4, 8, 10, 10], Enumerable.Range(0, 6).Select(_ => Trip(Soon)));

    [Fact]
    public void A_small_limit_is_counted_one_by_one_however_fast()
    {
        _counters.Add(new("small", new() { Permits = 20 }));

        Assert.Equal([1, 1, 1], Enumerable.Range(0, 3).Select(_ => Trip(Soon)));
    }

    [Fact]
    public void What_is_not_used_soon_is_lost()
    {
        Assert.Equal([1, 2], Enumerable.Range(0, 2).Select(_ => Trip(Soon)));
        _stock.Fill(_stock.Ask(_counters), Granted(4));

        _clock.Advance(Later);

        Assert.Null(_stock.Take());
        Assert.Equal(1, _stock.Ask(_counters));
        Assert.Null(_stock.Take());
    }

    [Fact]
    public void While_one_request_fetches_others_are_counted_one_by_one()
    {
        Assert.Equal(1, Trip(Soon));

        Assert.Equal([2, 1, 1], Enumerable.Range(0, 3).Select(_ => _stock.Ask(_counters)));
    }

    [Fact]
    public void What_was_granted_is_told_as_left()
    {
        Trip(Soon);
        _stock.Fill(_stock.Ask(_counters), Granted(2) with { Remaining = 500 });

        Assert.Equal(500, _stock.Take()!.Remaining);
        Assert.Null(_stock.Take());
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-2.4.1")]
    public async Task Redis_grants_as_many_as_fit_and_not_one_more()
    {
        await using var server = await Hosting.RedisServer.Start();
        await using var redis = await ConnectionMultiplexer.ConnectAsync(server.Address);
        var shared = new SharedCounters(redis);
        List<RateCounter> counters = [new("wide", Hourly(100)), new("narrow", Hourly(7))];

        var granted = new List<int>();
        foreach (var wanted in (int[])[3, 3, 3, 3, 1])
        {
            granted.Add((await shared.Take(counters, wanted)).Granted);
        }

        Assert.Equal([3, 3, 1, 0, 0], granted);

        // What the narrow one refused is not counted by the wide one.
        Assert.Equal(92, (await shared.Take([counters[0]], 1)).Remaining);
    }

    private static RateLimit Hourly(int permits) => new() { Permits = permits, Per = TimeSpan.FromHours(1) };

    private RateDecision Granted(int count) => new(true, _counters[0].Limit, 900, TimeSpan.Zero, TimeSpan.Zero) { Granted = count };

    /// <summary>Fetches and uses all of it.</summary>
    private int Trip(TimeSpan before)
    {
        _clock.Advance(before);
        var asked = _stock.Ask(_counters);
        _stock.Fill(asked, Granted(asked));
        var used = 1;
        for (; _stock.Take() is not null; used++)
        {
        }

        return used;
    }
}
