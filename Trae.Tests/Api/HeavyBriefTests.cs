using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trae.Api.Features.Content.Documents;
using Trae.Contracts;
using Trae.Tests.Content.Hostile;
using Trae.Tests.Hosting;
using Trae.Tests.Identity;

namespace Trae.Tests.Api;

/// <summary>Briefs made to keep the API busy, while others want something of it.</summary>
public sealed class HeavyBriefTests(PostgresServer postgres) : IAsyncLifetime
{
    private const string Password = "correct horse battery";

    private ApiHost _api = null!;

    // A reader that is stopped by nothing but whoever asked.
    public async ValueTask InitializeAsync() => _api = await ApiHost.Start(
        postgres,
        services: services => services.RemoveAll<ReaderProcess>().AddSingleton(_ => new ReaderProcess(TimeProvider.System) { TextWork = TimeSpan.FromHours(1) }));

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    [Trait("OWASP API", "API4:2023")]
    public async Task Four_heavy_texts_at_once_keep_nobody_from_signing_in_and_end_with_whoever_sent_them()
    {
        var ct = TestContext.Current.CancellationToken;
        var person = await _api.People.AddWithPassword(Password, WorkspaceRole.Viewer);
        var reader = _api.Services.GetRequiredService<ReaderProcess>();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var endless = HostileTexts.Of(SourceKind.Markdown).First(family => family.Name == "references").Make(5_000_000);
        Assert.True(reader.IsIdle);
        var heavy = Enumerable.Range(0, 4).Select(_ => Post(endless, SourceKind.Markdown, leaving.Token)).ToList();
        await Until(() => !reader.IsIdle, ct);

        using var browser = new AccountBrowser(_api);
        var signedIn = await browser.SignIn(person.Email!, Password);
        Assert.True(signedIn.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, $"{signedIn.StatusCode}");
        await (await _api.Http.Create(Briefs.Octopus)).Read<VideoDto>(HttpStatusCode.Created);
        Assert.DoesNotContain(heavy, request => request.IsCompleted);

        await leaving.CancelAsync();
        await ((Task)Task.WhenAll(heavy)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await Until(() => reader.IsIdle, ct);
    }

    /// <summary>What each met before: depth, an exception of the parser's, the end of the stack, an empty line.</summary>
    [Fact]
    public async Task Texts_of_nothing_but_marks_are_made_videos_of_or_refused_with_a_sentence()
    {
        (SourceKind Kind, string Mark, int Times)[] all =
            [(SourceKind.Html, "<div>", 100_000), (SourceKind.Markdown, ">", 130), (SourceKind.Markdown, "*", 400_000), (SourceKind.Plain, "\"", 300), (SourceKind.Auto, "<b>", 100_000)];
        foreach (var (kind, mark, times) in all)
        {
            using var response = await Post($"{HostileTexts.Repeat(mark, mark.Length * times)}\n\n{Briefs.Text}", kind, TestContext.Current.CancellationToken);

            Assert.True(response.StatusCode is HttpStatusCode.Created or HttpStatusCode.UnprocessableEntity, $"{mark}: {response.StatusCode}");
        }
    }

    private Task<HttpResponseMessage> Post(string text, SourceKind kind, CancellationToken ct) =>
        _api.Http.PostAsync("/api/v1/videos", ApiCalls.Json(new CreateVideoRequest { Text = text, Kind = kind }), ct);

    private static async Task Until(Func<bool> isSo, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(TimeSpan.FromMinutes(1));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!isSo())
        {
            Assert.True(await look.WaitForNextTickAsync(deadline.Token));
        }
    }
}
