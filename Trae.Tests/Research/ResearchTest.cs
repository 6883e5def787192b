using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using Trae.Tests.Models;

namespace Trae.Tests.Research;

/// <summary>One API for a class of tests, which searches on a real HTTP server.</summary>
public sealed class SharedResearch(PostgresServer postgres) : IAsyncLifetime
{
    private static readonly LinkPolicy LoopbackAllowed = LinkPolicy.Default with { Allows = IPAddress.IsLoopback, AllowsPort = _ => true, RetryDelay = TimeSpan.Zero };

    public ApiHost Host { get; private set; } = null!;

    internal SearchServer Web { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Web = await SearchServer.Start();
        Host = await ApiHost.Start(
            postgres,
            new Dictionary<string, string>(ModelApi.Quick, StringComparer.Ordinal) { ["Search:Address"] = Web.Address },
            services: services => services.RemoveAll<LinkFetcher>().AddSingleton(new LinkFetcher(TimeProvider.System, LoopbackAllowed)));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Web.DisposeAsync();
    }
}

/// <summary>What tests do with researches, in one line each.</summary>
public abstract class ResearchTest : IDisposable
{
    protected ResearchTest(SharedResearch shared)
    {
        (Api, Web) = (shared.Host, shared.Web);
        Web.Forget();
    }

    protected ApiHost Api { get; }

    internal SearchServer Web { get; }

    protected HttpClient Http => Api.Http;

    public void Dispose() => GC.SuppressFinalize(this);

    protected async Task<ResearchDto> Start(string topic, string? writer = null) =>
        await (await Http.PostAsync("/api/v1/research", ApiCalls.Json(new CreateResearchRequest(topic, Writer: writer)))).Read<ResearchDto>(HttpStatusCode.Created);

    /// <summary>About lighthouses, with its three questions answered and all but the first finding approved.</summary>
    protected async Task<(ResearchDto Outlined, ResearchFinding Unsaid)> Outline()
    {
        var asked = await Change(await Start("a lighthouse", "built-in"), new(Questions: ["How did the lighthouse begin?", "How does a lighthouse work?", "Why does a lighthouse matter today?"]));
        var found = await Searched(await Act(asked, "approve"));

        return (await Act(await Change(found, new(Chosen: [.. found.Findings.Skip(1).Select(finding => finding.Id)])), "approve"), found.Findings[0]);
    }

    protected async Task<ResearchDto> Get(Guid id, HttpClient? http = null) => await (await (http ?? Http).GetAsync($"/api/v1/research/{id}")).Read<ResearchDto>();

    protected async Task<ResearchDto> Change(ResearchDto research, ChangeResearchRequest change) => await (await Put(research, change)).Read<ResearchDto>();

    protected async Task<ResearchDto> Act(ResearchDto research, string act) => await (await Post(Http, research, act)).Read<ResearchDto>();

    protected Task<ResearchDto> Searched(ResearchDto research) => Until(research.Id, now => now.Stage == ResearchStage.Findings || now.Problem is not null);

    protected async Task<ResearchDto> Until(Guid id, Predicate<ResearchDto> wanted, HttpClient? http = null)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            if (await Get(id, http) is var research && wanted(research))
            {
                return research;
            }

            await Task.Delay(100, deadline.Token);
        }
    }

    protected Task<HttpResponseMessage> Put(ResearchDto research, ChangeResearchRequest change) => Send(Http, HttpMethod.Put, $"research/{research.Id}", research.Version, ApiCalls.Json(change));

    protected static Task<HttpResponseMessage> Post(HttpClient http, ResearchDto research, string act) => Send(http, HttpMethod.Post, $"research/{research.Id}/{act}", research.Version, null);

    private static Task<HttpResponseMessage> Send(HttpClient http, HttpMethod method, string path, int version, HttpContent? content)
    {
        var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = content };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");

        return http.SendAsync(request);
    }
}
