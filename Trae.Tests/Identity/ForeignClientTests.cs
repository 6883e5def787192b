using System.Diagnostics;
using System.Text.Json;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

/// <summary>Our server with a client that others wrote: openid-client from npm.</summary>
public sealed class ForeignClientTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    [Trait("ASVS", "v5.0.0-10.4.5")]
    public async Task Openid_client_discovers_signs_in_refreshes_is_caught_reusing_and_signs_out()
    {
        await NpmPackages.Ensure("openid-client");
        await AccountBrowser.Register(Api);
        var person = await Api.People.AddWithPassword("correct horse battery", WorkspaceRole.Viewer);
        using var browser = new AccountBrowser(Api);
        await browser.SignIn(person.Email!, "correct horse battery");
        using var client = Start();

        await Go(browser, client);
        await Go(browser, client);
        var found = await Read(client);

        Assert.Equal((person.Id.ToString(), person.Email), (found.GetProperty("sub").GetString(), found.GetProperty("email").GetString()));
        Assert.True(found.GetProperty("rotated").GetBoolean());
        Assert.True(found.GetProperty("activeBefore").GetBoolean());
        Assert.All(["reuse", "afterReuse", "replayedCode"], what => Assert.Equal("invalid_grant", found.GetProperty(what).GetString()));
        Assert.False(found.GetProperty("activeAfter").GetBoolean());
        var loggedOut = await browser.Get(new Uri(found.GetProperty("logout").GetString()!).PathAndQuery);
        Assert.StartsWith(AccountBrowser.LoggedOutUri, loggedOut.Headers.Location!.ToString(), StringComparison.Ordinal);
        await client.WaitForExitAsync();
    }

    private Process Start() => Process.Start(new ProcessStartInfo(
        "node",
        [
            Path.Combine(NpmPackages.Folder, "Identity", "foreign-client.mjs"), Api.Origin, AccountBrowser.ClientId, AccountBrowser.ClientSecret,
            AccountBrowser.RedirectUri, AccountBrowser.LoggedOutUri,
        ])
    {
        UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
    })!;

    private static async Task Go(AccountBrowser browser, Process client)
    {
        var address = new Uri((await Read(client)).GetProperty("go").GetString()!);
        var back = await browser.Get(address.PathAndQuery);
        await client.StandardInput.WriteLineAsync(back.Headers.Location!.ToString());
    }

    private static async Task<JsonElement> Read(Process client)
    {
        var line = await client.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));

        return line is null
            ? throw new InvalidOperationException($"The client failed: {await client.StandardError.ReadToEndAsync()}")
            : JsonSerializer.Deserialize<JsonElement>(line);
    }
}
