using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Trae.Boundary;

/// <summary>
/// Whose word counts about where a request came from. <c>ForwardedHeaders:KnownProxies</c> and <c>:KnownNetworks</c> name
/// addresses and networks, separated by <c>;</c>. What anybody else claims is ignored.
/// </summary>
public static class TrustedProxies
{
    /// <param name="services">Of a web application.</param>
    /// <param name="configuration">Of that application.</param>
    /// <param name="trustsThisMachine">For what stands behind a proxy of ours; what faces people trusts only what is named.</param>
    public static IServiceCollection AddTrustedProxies(this IServiceCollection services, IConfiguration configuration, bool trustsThisMachine) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            var section = configuration.GetSection("ForwardedHeaders");
            if (!trustsThisMachine)
            {
                options.KnownProxies.Clear();
                options.KnownIPNetworks.Clear();
            }

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
            options.ForwardedHeaders = options.KnownProxies.Count + options.KnownIPNetworks.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        });

    public static IApplicationBuilder UseTrustedProxies(this IApplicationBuilder app) => app.UseForwardedHeaders();

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
