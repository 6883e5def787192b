using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Trae.Boundary;

/// <summary>
/// Whose word counts about where a request came from: our web's, by its <see cref="ProxyProof"/>, and that of the addresses and networks
/// that <c>ForwardedHeaders:KnownProxies</c> and <c>:KnownNetworks</c> name, separated by <c>;</c>. What anybody else claims is ignored,
/// on this machine too.
/// </summary>
public static class TrustedProxies
{
    private const ForwardedHeaders All = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;

    public static IServiceCollection AddTrustedProxies(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new ProxyProof(configuration));

        return services.Configure<ForwardedHeadersOptions>(options =>
        {
            var section = configuration.GetSection("ForwardedHeaders");
            Forget(options);

            // Each proxy on the way adds one address; more are what the client says of itself.
            options.ForwardLimit = section.GetValue("Limit", 1);
            foreach (var proxy in Split(section["KnownProxies"]))
            {
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            }

            foreach (var network in Split(section["KnownNetworks"]))
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
            }

            // Without any known proxy the middleware would believe everybody.
            options.ForwardedHeaders = options.KnownProxies.Count + options.KnownIPNetworks.Count == 0 ? ForwardedHeaders.None : All;
        });
    }

    /// <param name="app">A web application.</param>
    /// <param name="isBehindOurWeb">What faces people has no web of ours before it.</param>
    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app, bool isBehindOurWeb)
    {
        if (!isBehindOurWeb)
        {
            return app.UseForwardedHeaders();
        }

        // Known by what it can say, wherever it runs, and however many ingresses lie between.
        var ours = new ForwardedHeadersOptions
        {
            ForwardedHeaders = All,
            ForwardLimit = app.ApplicationServices.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.ForwardLimit,
        };
        Forget(ours);

        return app
            .UseWhen(IsFromOurWeb, web => web.UseForwardedHeaders(ours))
            .UseWhen(static context => !IsFromOurWeb(context), others => others.UseForwardedHeaders());
    }

    public static bool IsFromOurWeb(HttpContext context) => context.RequestServices.GetRequiredService<ProxyProof>().IsIn(context.Request);

    private static void Forget(ForwardedHeadersOptions options)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
