using System.Net;
using Microsoft.Net.Http.Headers;

namespace Trae.Web.SignIn;

internal static class NameOfThisMachine
{
    /// <summary>
    /// Leads a browser that came by 127.0.0.1 or [::1] to the same page at localhost, where that is the origin that people sign in on: their
    /// session and their passkeys are that name's. Programs may call by either.
    /// </summary>
    public static IApplicationBuilder UseNameOfThisMachine(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<SignInSettings>();
        if (settings is not { IsOn: true, Issuer.Host: "localhost" })
        {
            return app;
        }

        return app.Use((context, next) =>
        {
            if (!IsNavigation(context.Request) || !IsThisMachinesNumber(context.Request.Host, settings.Issuer!))
            {
                return next(context);
            }

            var request = context.Request;
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Redirect(
                $"{settings.Issuer!.GetLeftPart(UriPartial.Authority)}{request.PathBase}{request.Path}{request.QueryString}", permanent: false, preserveMethod: true);

            return Task.CompletedTask;
        });
    }

    private static bool IsNavigation(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static bool IsThisMachinesNumber(HostString host, Uri issuer) =>
        IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address) && (host.Port ?? 80) == issuer.Port;
}
