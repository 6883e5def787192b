using System.Net;
using System.Text.Json;
using Trae.Api.Data;
using Trae.Tests.Api;

namespace Trae.Tests.Identity;

/// <summary>Every endpoint of the API, asked by everybody: what it lets through is what it says that it needs.</summary>
public sealed class EndpointMatrixTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private ApiHost Api { get; } = shared.Host;

    [Theory]
    [InlineData(WorkspaceRole.Owner)]
    [InlineData(WorkspaceRole.Admin)]
    [InlineData(WorkspaceRole.Editor)]
    [InlineData(WorkspaceRole.Analyst)]
    [InlineData(WorkspaceRole.Viewer)]
    [Trait("ASVS", "v5.0.0-8.2.1")]
    [Trait("OWASP", "API5:2023")]
    public async Task Every_role_gets_through_where_it_has_the_permissions_and_nowhere_else(WorkspaceRole role)
    {
        using var http = await Api.As(role);
        var has = RolePermissions.Of(role);

        foreach (var route in ApiRoutes.Of(Api))
        {
            await Expect(route, http, needed => needed is Permission.None or Permission.WatchVideos or Permission.OwnAccount || has.Contains(needed), HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-8.3.1")]
    [Trait("OWASP", "API2:2023")]
    public async Task Nobody_in_particular_gets_through_to_what_is_public_alone()
    {
        using var http = Api.Anonymous;

        foreach (var route in ApiRoutes.Of(Api))
        {
            await Expect(route, http, needed => needed is Permission.None or Permission.WatchVideos, HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-8.2.1")]
    [Trait("OWASP", "API5:2023")]
    public async Task A_key_gets_through_with_just_the_permissions_that_are_needed_and_not_with_all_but_one()
    {
        foreach (var route in ApiRoutes.Of(Api))
        {
            var grantable = route.Needed.Where(RolePermissions.Grantable.Contains).ToList();
            using var with = await Api.WithKey([.. grantable]);
            await Expect(route, with, needed => needed is Permission.None or Permission.WatchVideos || grantable.Contains(needed), HttpStatusCode.Forbidden);

            foreach (var missing in grantable.Distinct())
            {
                using var without = await Api.WithKey([.. RolePermissions.Grantable.Where(permission => permission != missing)]);
                await Expect(route, without, needed => needed != missing && needed is not (Permission.OwnAccount or Permission.OwnWorkspace), HttpStatusCode.Forbidden);
            }
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-8.4.1")]
    public async Task Who_belongs_to_no_workspace_gets_through_to_what_is_his_own_alone()
    {
        using var http = Api.People.With(Api.People.TokenOf(await Api.People.Add()));

        foreach (var route in ApiRoutes.Of(Api))
        {
            await Expect(route, http, needed => needed is Permission.None or Permission.WatchVideos or Permission.OwnAccount, HttpStatusCode.Forbidden);
        }
    }

    private static async Task Expect(ApiRoute route, HttpClient http, Func<Permission, bool> allows, HttpStatusCode refusal)
    {
        using var response = await http.SendAsync(route.With(Guid.CreateVersion7()), HttpCompletionOption.ResponseHeadersRead);

        var isAllowed = route.Needed.All(allows);
        var wasRefused = response.StatusCode is HttpStatusCode.Unauthorized || (response.StatusCode is HttpStatusCode.Forbidden && await CodeOf(response) == "forbidden");
        Assert.True(isAllowed != wasRefused, $"{route.Method} {route.Pattern} needs {string.Join(" and ", route.Needed)}, and answered {response.StatusCode}");
        if (wasRefused)
        {
            Assert.Equal(refusal, response.StatusCode);
        }

        Assert.True((int)response.StatusCode < 500 || response.StatusCode == HttpStatusCode.ServiceUnavailable, $"{route.Method} {route.Pattern}: {response.StatusCode}");
    }

    private static async Task<string?> CodeOf(HttpResponseMessage response) =>
        JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("code").GetString();
}
