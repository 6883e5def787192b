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
    /// <summary>By which an API knows it.</summary>
    public const string ProxySecret = "vW4kP9sTq2LmZx7RbN3yHc8J";

    private readonly string _api;
    private readonly Dictionary<string, string> _settings;
    private readonly AuthenticationHeaderValue? _member;
    private readonly TimeProvider _clock;

    private WebSite(string api, Dictionary<string, string> settings, AuthenticationHeaderValue? member, TimeProvider clock, int port)
    {
        (_api, _settings, _member, _clock) = (api, settings, member, clock);

        // By Kestrel's options, not by UseKestrel(0): that one sets the port while the program may already be starting.
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
    }

    /// <summary>Without the slash at the end.</summary>
    public string Address => ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);

    /// <param name="member">Who every page is drawn for, at a site where nobody can sign in.</param>
    /// <param name="port">0 for any that is free; another where the API has to know it before.</param>
    public static WebSite Start(
        string api, Dictionary<string, string>? settings = null, AuthenticationHeaderValue? member = null, TimeProvider? clock = null, int port = 0)
    {
        var site = new WebSite(api, settings ?? [], member, clock ?? TimeProvider.System, port);
        site.StartServer();

        return site;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Development);
        builder.UseSetting("Services:api:http:0", _api);
        builder.UseSetting("ForwardedHeaders:Secret", ProxySecret);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureServices(services => services.AddSingleton(_clock));
        builder.ConfigureServices(services => services.ConfigureHttpClientDefaults(clients => clients.ConfigureHttpClient(client =>
            client.DefaultRequestHeaders.Authorization = _member)));
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }
    }
}
