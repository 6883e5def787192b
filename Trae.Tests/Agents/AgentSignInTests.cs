using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Trae.Contracts;
using Trae.Tests.Api;

namespace Trae.Tests.Agents;

/// <summary>Who gets in at <c>/mcp</c>, and how a client that does not learns where to sign in.</summary>
public sealed class AgentSignInTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private ApiHost Api { get; } = shared.Host;

    [Fact]
    public async Task Who_is_refused_is_told_where_to_sign_in()
    {
        using var http = Api.Anonymous;

        using var refused = await Ask(http);
        var challenge = Assert.Single(refused.Headers.WwwAuthenticate);
        var address = challenge.Parameter!.Split("resource_metadata=\"")[1].TrimEnd('"');
        var metadata = await http.GetFromJsonAsync<JsonElement>(new Uri(address));
        var server = metadata.GetProperty("authorization_servers")[0].GetString()!;
        var discovered = await http.GetFromJsonAsync<JsonElement>(new Uri(new Uri(server), ".well-known/oauth-authorization-server"));

        await refused.Refused(HttpStatusCode.Unauthorized, "sign-in-required");
        Assert.Equal($"{Api.Origin}mcp", metadata.GetProperty("resource").GetString());
        Assert.Equal(discovered.GetProperty("issuer").GetString(), server);
        Assert.StartsWith(server, discovered.GetProperty("authorization_endpoint").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persons_access_token_and_a_key_are_let_in_and_a_false_one_is_not()
    {
        using var person = await Api.As(WorkspaceRole.Editor);
        using var key = await Api.WithKey(Permission.ReadUsage);
        using var stranger = Api.People.With("trae_nothing");
        using var homeless = Api.People.With(Api.People.TokenOf(await Api.People.Add()));

        Assert.Contains("create_video", await (await Ask(person)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var figures = await (await Ask(key)).Content.ReadAsStringAsync();
        Assert.Contains("get_usage", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("list_videos", figures, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(stranger)).StatusCode);
        Assert.DoesNotContain("list_videos", await (await Ask(homeless)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Ask(HttpClient http)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = JsonContent.Create(new { jsonrpc = "2.0", id = 1, method = "tools/list" }) };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("text/event-stream");

        return http.SendAsync(request);
    }
}
