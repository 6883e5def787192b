using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Trae.Api.Data;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using Trae.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Workspaces;

/// <summary>The real API, the real site that people sign in on, and a browser; one of each for a class of tests with workspaces of their own.</summary>
public sealed partial class Studio(PostgresServer postgres) : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private readonly DirectoryInfo _mails = Directory.CreateTempSubdirectory("trae-mail-");
    private Browser _browser = null!;
    private WebSite _site = null!;

    public ApiHost Api { get; private set; } = null!;

    public string Address => _site.Address;

    public async ValueTask InitializeAsync()
    {
        var port = FreePort();
        Dictionary<string, string> settings = new(StringComparer.Ordinal)
        {
            ["Identity:Issuer"] = $"http://127.0.0.1:{port}",
            ["Identity:WebClientSecret"] = "a-secret-of-this-test-alone-kJ7wQ2zX",
        };
        Api = await ApiHost.Start(postgres, new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            ["Mail:Folder"] = _mails.FullName,
            ["Quotas:MinutesPerMonth"] = "60",
            ["Models:PrivateAddresses"] = "localhost",

            // There is one to set up research with, and nothing that answers.
            ["Search:Address"] = "http://127.0.0.1:9/",
        });
        _site = WebSite.Start(Api.Http.BaseAddress!.GetLeftPart(UriPartial.Authority), settings, port: port);
        _browser = await Browser.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _site.DisposeAsync();
        await Api.DisposeAsync();
        _mails.Delete(recursive: true);
    }

    /// <summary>A workspace with an owner, whose browser is signed in and shows a page.</summary>
    public async Task<(BrowserTab Tab, Person Owner, Guid Workspace)> Open(string name, string path, Screen? screen = null)
    {
        var workspace = await Api.People.AddWorkspace(name);
        var owner = await Api.People.AddWithPassword(Password, WorkspaceRole.Owner, workspace);

        return (await SignIn(owner, path, screen), owner, workspace);
    }

    /// <summary>Somebody's browser, signed in, at a page.</summary>
    public async Task<BrowserTab> SignIn(Person person, string path, Screen? screen = null)
    {
        var tab = await OpenTab(screen);
        await tab.Page.GotoAsync($"/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        await Enter(tab.Page, person.Email!);
        await Expect(tab.Page).ToHaveURLAsync(Address + path);

        // With its scripts: a person does nothing on a page before it is there.
        await tab.Page.WaitForLoadStateAsync();

        return tab;
    }

    public Task<BrowserTab> OpenTab(Screen? screen = null) => _browser.Open(screen ?? Screen.Wide, Address);

    public static async Task Enter(IPage page, string email)
    {
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>The path of the link in the newest mail to somebody.</summary>
    public async Task<string> LinkFor(string email)
    {
        await Api.JobsOf("MailInvitation");
        var mails = _mails.GetFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc).Select(file => File.ReadAllText(file.FullName));

        return Link().Match(mails.First(mail => mail.Contains($"To: {email}", StringComparison.OrdinalIgnoreCase))).Value;
    }

    public Task Rename(Person person, string name) =>
        Api.Query(db => db.Users.Where(p => p.Id == person.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.DisplayName, name)));

    // The API has to know the site's origin before the site, which has to know the API's, can start.
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();

        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    [GeneratedRegex("/account/invitation\\?token=[A-Za-z0-9_-]+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();
}
