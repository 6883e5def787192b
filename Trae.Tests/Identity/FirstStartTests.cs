using System.Net;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Account;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

public sealed class FirstStartTests(PostgresServer postgres) : IDisposable
{
    private readonly DirectoryInfo _media = Directory.CreateTempSubdirectory("trae-start-");

    public void Dispose() => _media.Delete(recursive: true);

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

    [Fact]
    [Trait("ASVS", "v5.0.0-6.4.1")]
    public async Task The_password_that_a_console_told_works_for_nothing_but_choosing_another()
    {
        const string told = "a one-time password";
        await using var host = await ApiHost.Start(postgres, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Identity:DemoOwner:Email"] = "owner@trae.test",
            ["Identity:DemoOwner:Password"] = told,
        });
        await AccountBrowser.Register(host);
        using var browser = new AccountBrowser(host);
        await browser.SignIn("owner@trae.test", told);

        Assert.Equal("/account/first-password?returnUrl=%2Faccount%2Fsecurity", await browser.Get("/account/security").Location());
        var asked = await browser.Get(browser.AuthorizeAddress()).Location();
        Assert.StartsWith("/account/first-password?returnUrl=%2Fconnect%2Fauthorize", asked, StringComparison.Ordinal);
        Assert.Contains("that you were given", await browser.Send(asked!, "first-password", ("Form.Chosen", told)).Page(), StringComparison.Ordinal);

        var back = await browser.Send(asked!, "first-password", ("Form.Chosen", AccountApi.Password)).Location();

        Assert.StartsWith("/connect/authorize", back, StringComparison.Ordinal);
        await browser.Redeem(await browser.Code());
        Assert.Equal("/sign-in", await browser.Get("/account/first-password").Location());
        using var again = new AccountBrowser(host);
        Assert.Contains(PasswordSignIn.FailureSentence, await again.SignIn("owner@trae.test", told).Page(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Identity:Issuer", "http://trae.example")]
    [InlineData("Identity:Issuer", "https://trae.example/path")]
    [InlineData("Identity:MachineKey", "trae_guessable")]
    [InlineData("Identity:WebClientSecret", "short")]
    [InlineData("SignOn:Providers:contoso:Authority", "http://login.contoso.test")]
    [InlineData("SignOn:Providers:contoso:Groups:makers", "maker")]
    public async Task What_cannot_be_safe_is_refused_at_start(string setting, string value) =>
        Assert.Contains(setting, await Refusal("--Identity:Issuer=https://trae.example", $"--{setting}={value}"), StringComparison.Ordinal);

    [Fact]
    [Trait("ASVS", "v5.0.0-13.1.1")]
    public async Task Outside_of_development_the_origin_must_be_told() =>
        Assert.Contains("Identity:Issuer is missing", await Refusal("--environment=Production"), StringComparison.Ordinal);

    private async Task<string> Refusal(params string[] settings)
    {
        // The program itself: a factory may see it dispose of its services first.
        string[] args =
        [
            $"--ConnectionStrings:trae={await postgres.CreateDatabase("start", ApiHost.Migrate)}", $"--ConnectionStrings:media=Folder={_media.FullName}",
            "--urls=http://127.0.0.1:0", .. settings,
        ];
        var program = Task.Run(() => typeof(TraeDb).Assembly.EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [args], null));

        return (await Assert.ThrowsAnyAsync<Exception>(() => program.WaitAsync(TimeSpan.FromMinutes(1)))).ToString();
    }
}
