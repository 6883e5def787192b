using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trae.Web.Components;

namespace Trae.Tests.Web;

/// <summary>The real Trae.Web on a free loopback port, in front of whatever API it is given.</summary>
internal sealed class WebSite : WebApplicationFactory<App>
{
    private readonly string _api;
    private readonly Dictionary<string, string> _settings;
    private readonly AuthenticationHeaderValue? _member;

    private WebSite(string api, Dictionary<string, string> settings, AuthenticationHeaderValue? member, int port)
    {
        (_api, _settings, _member) = (api, settings, member);

        // By Kestrel's options, not by UseKestrel(0): that one sets the port while the program may already be starting.
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
    }

    /// <summary>Without the slash at the end.</summary>
    public string Address => ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);

    /// <param name="member">Who every page is drawn for, at a site where nobody can sign in.</param>
    /// <param name="port">Where others must know it before it runs; a free one without.</param>
    public static WebSite Start(string api, Dictionary<string, string>? settings = null, AuthenticationHeaderValue? member = null, int port = 0)
    {
        var site = new WebSite(api, settings ?? [], member, port);
        site.StartServer();

        return site;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Development);
        builder.UseSetting("Services:api:http:0", _api);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureServices(services => services.ConfigureHttpClientDefaults(clients => clients.ConfigureHttpClient(client =>
            client.DefaultRequestHeaders.Authorization = _member)));
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }
    }
}
