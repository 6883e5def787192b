using System.Net;
using System.Security.Claims;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Trae.Api.Features.Identity;
using Trae.Api.Http.Limits;

namespace Trae.Tests.Boundary;

public sealed class CallerTests
{
    [Fact]
    [Trait("ASVS", "v5.0.0-2.4.1")]
    public void Who_is_signed_in_counts_as_person_key_and_workspace()
    {
        var context = From("203.0.113.9", new Claim("sub", "ada"), new Claim(ApiKeyHandler.KeyClaim, "k1"), new Claim(ApiKeyHandler.WorkspaceClaim, "w1"));

        Assert.Equal(
            [new(CountedKind.Person, "ada"), new(CountedKind.Key, "k1"), new(CountedKind.Workspace, "w1")],
            CountedCaller.Of(context, isSigningIn: false));
        Assert.Equal([new(CountedKind.Address, "203.0.113.9")], CountedCaller.Of(context, isSigningIn: true));
    }

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64")]
    [Trait("ASVS", "v5.0.0-2.4.1")]
    public void Nobody_has_more_by_changing_addresses_within_a_household(string address, string network) =>
        Assert.Equal([new(CountedKind.Address, network)], CountedCaller.Of(From(address), isSigningIn: false));

    [Fact]
    public void A_limit_gives_back_what_was_used_evenly()
    {
        var clock = new FakeTimeProvider();
        var counters = new LocalCounters(clock);
        List<RateCounter> one = [new("a", new() { Permits = 4, Per = TimeSpan.FromSeconds(8) })];

        Assert.Equal([true, true, true, true, false], Enumerable.Range(0, 5).Select(_ => counters.Take(one).IsAllowed));
        Assert.Equal(TimeSpan.FromSeconds(2), counters.Take(one).RetryAfter);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([true, false], Enumerable.Range(0, 2).Select(_ => counters.Take(one).IsAllowed));
    }

    [Fact]
    public void What_one_counter_refuses_is_not_counted_by_the_others()
    {
        var counters = new LocalCounters(new FakeTimeProvider());
        RateCounter person = new("person", new() { Permits = 1 }), workspace = new("workspace", new() { Permits = 3 });

        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(_ => counters.Take([person, workspace]).IsAllowed));
        Assert.Equal(1, counters.Take([workspace]).Remaining);
    }

    /// <summary>In no stretch of time does more pass than the limit, and what has come back since its start.</summary>
    [Fact]
    public void Never_does_more_pass_than_the_limit_and_what_came_back() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 60], Gen.Int[0, 5_000].List[1, 100]).Sample((permits, seconds, pauses) =>
        {
            var clock = new FakeTimeProvider();
            var counters = new LocalCounters(clock);
            var limit = new RateLimit { Permits = permits, Per = TimeSpan.FromSeconds(seconds) };
            List<double> passed = [];
            double now = 0;
            foreach (var pause in pauses)
            {
                clock.Advance(TimeSpan.FromMilliseconds(pause));
                now += pause;
                if (counters.Take([new("a", limit)]).IsAllowed)
                {
                    passed.Add(now);
                }
            }

            for (var first = 0; first < passed.Count; first++)
            {
                for (var last = first; last < passed.Count; last++)
                {
                    var back = (passed[last] - passed[first]) * permits / limit.Per.TotalMilliseconds;
                    Assert.True(last - first + 1 <= permits + back + 0.001);
                }
            }
        }, iter: 200);

    private static DefaultHttpContext From(string address, params Claim[] claims) => new()
    {
        Connection = { RemoteIpAddress = IPAddress.Parse(address) },
        User = new ClaimsPrincipal(claims.Length == 0 ? new ClaimsIdentity() : new ClaimsIdentity(claims, "test")),
    };
}
