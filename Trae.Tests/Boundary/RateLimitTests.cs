using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Trae.Api.Http.Limits;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using Trae.Tests.Identity;

namespace Trae.Tests.Boundary;

public sealed class RateLimitTests(PostgresServer postgres)
{
    [Fact]
    [Trait("ASVS", "v5.0.0-2.4.1"), Trait("OWASP API", "API4:2023")]
    public async Task Every_route_has_a_limit_and_a_time()
    {
        await using var api = await ApiHost.Start(postgres);
        var endpoints = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is not ("/health" or "/alive"))
            .ToList();

        Assert.True(endpoints.Count > 25);
        Assert.DoesNotContain(endpoints, endpoint => endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>() is null);

        // No limit but the client's own pace only where something flows for as long as it is watched, or a model answers, which has times of its own.
        var timeless = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<DisableRequestTimeoutAttribute>() is not null);
        Assert.All(timeless, endpoint => Assert.True(
            endpoint.RoutePattern.RawText!.StartsWith("/media/", StringComparison.Ordinal)
            || endpoint.RoutePattern.RawText is "/api/v1/videos/{id:guid}/events" or "/api/v1/narrations/{id:guid}/{file}"
                or "/api/v1/models/{id:guid}/try" or "/api/v1/videos/{id:guid}/proposals" or "/mcp/",
            endpoint.RoutePattern.RawText));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-15.2.2"), Trait("OWASP API", "API6:2023")]
    public async Task What_starts_work_has_the_stricter_limit()
    {
        await using var api = await ApiHost.Start(postgres);
        var strict = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == RateLimits.Expensive)
            .Select(endpoint => endpoint.RoutePattern.RawText)
            .ToList();

        string[] wanted =
        [
            "/api/v1/videos/", "/api/v1/videos/{id:guid}/productions", "/api/v1/narrations/", "/api/v1/media/",
            "/api/v1/productions/{id:guid}/retry", "/api/v1/voices/{id}/preview",
        ];
        Assert.Empty(wanted.Except(strict));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-2.4.1"), Trait("OWASP API", "API4:2023")]
    public async Task Who_asks_too_often_is_told_when_to_come_back()
    {
        await using var api = await ApiHost.Start(postgres, Limit("Default", 3));

        for (var left = 2; left >= 0; left--)
        {
            var answer = await api.Anonymous.GetAsync("/api/v1/published");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal($"\"default\";q=3;w=3600", answer.Headers.GetValues("RateLimit-Policy").Single());
            Assert.StartsWith($"\"default\";r={left};t=", answer.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
        }

        var refused = await api.Anonymous.GetAsync("/api/v1/published");
        await refused.Refused(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 1_200);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-2.4.1"), Trait("OWASP API", "API4:2023")]
    public async Task Replicas_count_together()
    {
        await using var redis = await Hosting.RedisServer.Start();
        var settings = Limit("Default", 6, redis.Address);
        await using var first = await ApiHost.Start(postgres, settings);
        await using var second = await ApiHost.Start(postgres, settings);
        await Connected(first, second);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? first : second).Anonymous.GetAsync("/api/v1/published")));

        Assert.Equal(6, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(14, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-16.5.3"), Trait("OWASP API", "API2:2023")]
    public async Task Without_Redis_nobody_signs_in_and_all_else_goes_on()
    {
        await using var redis = await Hosting.RedisServer.Start();
        await using var api = await ApiHost.Start(postgres, Limit("Default", 100, redis.Address));
        await Connected(api);
        Assert.NotEqual(HttpStatusCode.ServiceUnavailable, (await SignIn(api)).StatusCode);

        await redis.Stop();

        var closed = await SignIn(api);
        await closed.Refused(HttpStatusCode.ServiceUnavailable, "sign-in-unavailable");
        Assert.NotNull(closed.Headers.RetryAfter);
        var answer = await api.Anonymous.GetAsync("/api/v1/published");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(";r=99;", answer.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.1"), Trait("OWASP API", "API2:2023")]
    public async Task Guessing_is_slowed_down_soon()
    {
        await using var api = await ApiHost.Start(postgres, Limit("Guesses", 20));
        using var browser = new AccountBrowser(api);
        for (var guess = 0; guess < 20; guess++)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.SignIn($"person{guess}@trae.example", "guess")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignIn("ada@trae.example", "guess")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await api.Anonymous.GetAsync("/api/v1/published")).StatusCode);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.3.1"), Trait("OWASP API", "API2:2023")]
    public async Task Replicas_count_guesses_together_and_forgive_right_ones()
    {
        await using var redis = await Hosting.RedisServer.Start();
        var settings = Limit("Guesses", 3, redis.Address);
        await using var first = await ApiHost.Start(postgres, settings);
        await using var second = await first.StartReplica();
        await Connected(first, second);
        var person = await first.People.AddWithPassword("correct horse battery");
        List<HttpStatusCode> answers = [];

        foreach (var (host, password) in new[] { (first, "guess"), (second, "correct horse battery"), (first, "correct horse battery"), (second, "guess"), (first, "guess"), (second, "guess") })
        {
            using var browser = new AccountBrowser(host);
            answers.Add((await browser.SignIn(person.Email!, password)).StatusCode);
        }

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Found, HttpStatusCode.Found, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-2.4.1"), Trait("OWASP API", "API4:2023")]
    public async Task Searching_for_addresses_counts_too()
    {
        await using var api = await ApiHost.Start(postgres, Limit("Default", 2));
        await api.Anonymous.GetAsync("/.git/config");
        await api.Anonymous.GetAsync("/admin.php");

        await (await api.Anonymous.GetAsync("/.env")).Refused(HttpStatusCode.TooManyRequests, "too-many-requests");
    }

    // On a busy machine a process gives up waiting for Redis, and goes on connecting behind.
    private static async Task Connected(params ApiHost[] hosts)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        foreach (var redis in hosts.Select(host => host.Services.GetRequiredService<IConnectionMultiplexer>()))
        {
            while (!redis.IsConnected)
            {
                await Task.Delay(50, deadline.Token);
            }
        }
    }

    private static Task<HttpResponseMessage> SignIn(ApiHost api) =>
        api.Anonymous.PostAsync("/account/sign-in", new FormUrlEncodedContent([new("Form.Email", "ada@trae.example"), new("Form.Password", "guess")]));

    private static Dictionary<string, string> Limit(string policy, int permits, string? redis = null)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // So slowly that nothing comes back while a test runs.
            [$"RateLimits:{policy}:Address:Permits"] = permits.ToString(CultureInfo.InvariantCulture),
            [$"RateLimits:{policy}:Address:Per"] = "01:00:00",
        };
        if (redis is not null)
        {
            settings["ConnectionStrings:cache"] = redis;
        }

        return settings;
    }
}
