using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Trae.Boundary;

namespace Trae.Api.Http;

/// <summary>
/// Answers only to names that are ours. Without sign-in the loopback address is the only guard there is, and a page that rebinds
/// its DNS name to 127.0.0.1 would get past it. <c>AllowedHosts</c> adds names, separated by semicolons; <c>*</c> admits any.
/// </summary>
internal static class HostFilter
{
    public static IApplicationBuilder UseHostFilter(this WebApplication app)
    {
        var names = (app.Configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        return app.Use(async (context, next) =>
        {
            if (!HostsOf(context).All(host => IsAllowed(host, names)) && !IsProbe(context.Request.Path))
            {
                await Refusal.ExecuteAsync(context);
                return;
            }

            await next(context);
        });
    }

    // What a proxy says the browser asked; and unless that is our web, which calls us by a name of the network's, what it asked itself: a page
    // that rebinds its name to this machine can say anything in a header, and nothing about its own name.
    private static IEnumerable<string> HostsOf(HttpContext context)
    {
        yield return context.Request.Host.Host;
        if (context.Request.Headers[ForwardedHeadersDefaults.XOriginalHostHeaderName].ToString() is { Length: > 0 } asked && !TrustedProxies.IsFromOurWeb(context))
        {
            yield return new HostString(asked).Host;
        }
    }

    internal static bool IsAllowed(string host, IReadOnlyCollection<string> names) =>
        LocalName.Is(host)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address))
        || names.Any(name => name == "*" || name.Equals(host, StringComparison.OrdinalIgnoreCase));

    // A platform probes a container by its address.
    private static bool IsProbe(PathString path) => path == "/health" || path == "/alive";

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Refusal => Problems.Problem(
        StatusCodes.Status421MisdirectedRequest,
        "host-not-allowed",
        "This name is not one of ours. Call localhost, or add the name to the AllowedHosts setting.");
}
