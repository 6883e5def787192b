using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

/// <summary>
/// What one replica takes away counts on the one that took the change at once, and on another, which has just seen the caller, as soon as
/// Postgres has told it; that it would within a second without being told is for <see cref="CallerCacheTests"/> to say.
/// </summary>
public sealed class RightsAcrossReplicasTests(PostgresServer postgres) : ApiTest(postgres)
{
    private const string Videos = "/api/v1/videos";

    private ApiHost _other = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _other = await Api.StartReplica();
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-8.3.2")]
    public async Task A_right_that_is_taken_counts_everywhere()
    {
        await using var other = _other;

        var key = await (await Http.PostAsJsonAsync("/api/v1/keys", new { name = "Robot", permissions = new[] { "readVideos" } })).Read<CreatedApiKeyDto>();
        await Counts(key.Secret, key.Secret, HttpStatusCode.Unauthorized, () => Http.DeleteAsync($"/api/v1/keys/{key.Key.Id}"));

        var demoted = await Api.People.Add(WorkspaceRole.Editor);
        await Counts(Api.People.TokenOf(demoted), _other.People.TokenOf(demoted), HttpStatusCode.Forbidden, () => Http.PutAsJsonAsync($"/api/v1/members/{demoted.Id}", new { role = "viewer" }), Write);

        var removed = await Api.People.Add(WorkspaceRole.Viewer);
        await Counts(Api.People.TokenOf(removed), _other.People.TokenOf(removed), HttpStatusCode.Forbidden, () => Http.DeleteAsync($"/api/v1/members/{removed.Id}"));
    }

    [Fact]
    public async Task Nobody_has_to_use_our_doors_to_take_a_right()
    {
        await using var other = _other;
        var member = await Api.People.Add(WorkspaceRole.Viewer);
        using var http = other.People.With(other.People.TokenOf(member));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(Videos)).StatusCode);

        var connection = await Api.Query(db => Task.FromResult(db.Database.GetConnectionString()!));
        await using (var source = NpgsqlDataSource.Create(connection))
        {
            await using var command = source.CreateCommand("delete from members where person_id = $1");
            command.Parameters.Add(new() { Value = member.Id });
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        await Until(http, HttpStatusCode.Forbidden, Read);
    }

    private static Task<HttpResponseMessage> Read(HttpClient http) => http.GetAsync(Videos);

    // What starts work may be asked for too seldom to be asked until it is refused.
    private static Task<HttpResponseMessage> Write(HttpClient http) => http.PatchAsJsonAsync($"{Videos}/{Guid.Empty}", new { visibility = "private" });

    private async Task Counts(
        string secret, string secretThere, HttpStatusCode refused, Func<Task<HttpResponseMessage>> take, Func<HttpClient, Task<HttpResponseMessage>>? ask = null)
    {
        ask ??= Read;
        using var here = Api.People.With(secret);
        using var there = _other.People.With(secretThere);
        foreach (var http in (HttpClient[])[here, there])
        {
            Assert.DoesNotContain((await ask(http)).StatusCode, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden]);
        }

        var taken = await take();
        Assert.True(taken.IsSuccessStatusCode, $"{taken.StatusCode}: {await taken.Content.ReadAsStringAsync()}");

        Assert.Equal(refused, (await ask(here)).StatusCode);
        await Until(there, refused, ask);
    }

    private static async Task Until(HttpClient http, HttpStatusCode refused, Func<HttpClient, Task<HttpResponseMessage>> ask)
    {
        // Seldom enough that the limit on how often one may ask is not what refuses.
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        for (var answer = await ask(http); answer.StatusCode != refused; answer = await ask(http))
        {
            Assert.False(deadline.IsCancellationRequested, $"Still {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            await pace.WaitForNextTickAsync();
        }
    }
}
