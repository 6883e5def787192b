using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using Trae.Tests.Web;

namespace Trae.Tests.Boundary;

/// <summary>The API and the site in front of it, on a PostgreSQL that is stopped, and one that stands still, under requests.</summary>
public sealed class DatabaseAwayTests : IAsyncLifetime
{
    private const string SignIn = "/connect/authorize?client_id=trae-web&response_type=code&scope=openid&redirect_uri=http://localhost/back";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly PostgresServer _postgres = new();
    private ApiHost _api = null!;
    private WebSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _api = await ApiHost.Start(_postgres);
        _site = WebSite.Start(_api.Origin.TrimEnd('/'), member: _api.Http.DefaultRequestHeaders.Authorization);
        await UntilAll(HttpStatusCode.OK);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _api.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    [Fact]
    public async Task While_it_is_stopped_everybody_is_told_so_and_served_again_without_a_restart()
    {
        await _postgres.Crash();
        await EverybodyIsToldSo();

        await _postgres.Resume();
        await UntilAll(HttpStatusCode.OK);
    }

    [Fact]
    public async Task While_it_stands_still_everybody_is_told_so_and_served_again_without_a_restart()
    {
        await _postgres.Pause();
        try
        {
            // Whoever came before anybody knew, more of them than the pool has connections, and whoever comes then.
            await EverybodyIsToldSo();
            await EverybodyIsToldSo();
        }
        finally
        {
            await _postgres.Continue();
        }

        await UntilAll(HttpStatusCode.OK);
    }

    private async Task EverybodyIsToldSo()
    {
        using var visitor = new HttpClient { BaseAddress = new(_site.Address) };
        var asked = Enumerable.Range(0, 40).Select(_ => _api.Http.GetAsync("/api/v1/videos")).ToList();
        var pages = Task.WhenAll(
            visitor.GetAsync("/brands"),
            visitor.GetAsync($"/watch/{Guid.NewGuid()}"),
            visitor.SendAsync(new(HttpMethod.Get, SignIn) { Headers = { { "Accept", "text/html" } } }));
        var health = _api.Anonymous.GetAsync("/health");

        foreach (var answer in await Task.WhenAll(asked).WaitAsync(Patience))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
            Assert.Equal("database-away", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        }

        foreach (var answer in await pages.WaitAsync(Patience))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Contains("Trae is not answering right now", text, StringComparison.Ordinal);
            Assert.Contains("<meta http-equiv=\"refresh\" content=\"5\"", text, StringComparison.Ordinal);
            Assert.Contains("rel=\"stylesheet\"", text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await health.WaitAsync(Patience)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _api.Anonymous.GetAsync("/alive")).StatusCode);
    }

    private async Task UntilAll(HttpStatusCode status)
    {
        using var visitor = new HttpClient { BaseAddress = new(_site.Address) };
        using var deadline = new CancellationTokenSource(Patience);
        foreach (var (http, path) in ((HttpClient, string)[])[(_api.Http, "/api/v1/videos"), (visitor, "/brands"), (visitor, "/"), (_api.Anonymous, "/health")])
        {
            while ((await http.GetAsync(path, deadline.Token)).StatusCode != status)
            {
                await Task.Delay(100, deadline.Token);
            }
        }
    }
}
