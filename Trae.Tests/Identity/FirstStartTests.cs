using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

public sealed class FirstStartTests(PostgresServer postgres)
{
    [Fact]
    public async Task The_demo_owner_can_sign_in_and_the_machine_key_can_make_videos()
    {
        var key = ApiKeySecret.New();
        await using var host = await ApiHost.Start(postgres, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Identity:DemoOwner:Email"] = "owner@trae.test",
            ["Identity:DemoOwner:Password"] = "a one-time password",
            ["Identity:MachineKey"] = key,
        });
        using var browser = new AccountBrowser(host);

        await browser.SignIn("owner@trae.test", "a one-time password");
        Assert.Contains("__Host-trae-account", browser.Cookies.Keys, StringComparer.Ordinal);

        await (await host.People.With(key).Create(Briefs.Octopus)).Read<VideoDto>(HttpStatusCode.Created);
        Assert.DoesNotContain(key, await host.Query(db => db.ApiKeys.Select(k => k.Hash).SingleAsync()), StringComparison.Ordinal);
        Assert.Equal(
            WorkspaceRole.Owner,
            await host.Query(db => db.Members.Where(m => m.Person.Email == "owner@trae.test" && m.WorkspaceId == Workspace.BuiltInId).Select(m => m.Role).SingleAsync()));
    }

    [Theory]
    [InlineData("Identity:Issuer", "http://trae.example")]
    [InlineData("Identity:Issuer", "https://trae.example/path")]
    [InlineData("Identity:MachineKey", "trae_guessable")]
    [InlineData("Identity:WebClientSecret", "short")]
    public async Task What_cannot_be_safe_is_refused_at_start(string setting, string value)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => ApiHost.Start(postgres, new Dictionary<string, string>(StringComparer.Ordinal) { [setting] = value }));

        Assert.Contains(setting, error.ToString(), StringComparison.Ordinal);
    }
}
