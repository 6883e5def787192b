using Microsoft.Extensions.Options;

namespace Trae.Api.Features.Identity;

internal static class IdentityOrigin
{
    private static readonly PathString[] Paths = ["/connect", "/account", "/.well-known"];

    /// <summary>
    /// Where people sign in there is one origin, the issuer's: what a proxy, or an attacker, calls us by reaches no discovery document, no
    /// redirect and no mail.
    /// </summary>
    public static IApplicationBuilder UseIdentityOrigin(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.RequestServices.GetRequiredService<IOptions<IdentitySettings>>().Value.Issuer is { } issuer
            && Array.Exists(Paths, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
        {
            context.Request.Scheme = issuer.Scheme;
            context.Request.Host = issuer.IsDefaultPort ? new(issuer.Host) : new(issuer.Host, issuer.Port);
        }

        return next(context);
    });
}
