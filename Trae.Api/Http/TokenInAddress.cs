namespace Trae.Api.Http;

/// <summary>
/// Refuses a token in an address (RFC 6750, 2.3, which OpenIddict would take): addresses lie in logs, histories and referrers. Who sends one is
/// told, instead of being served as somebody unknown. The way back from a provider takes no bearer, and refuses on a page.
/// </summary>
internal static class TokenInAddress
{
    public static IApplicationBuilder UseNoTokenInAddress(this IApplicationBuilder app) => app.Use(static (context, next) =>
        context.Request.Query.ContainsKey("access_token") && !context.Request.Path.StartsWithSegments("/account/sign-on", StringComparison.Ordinal)
            ? Problems.BadRequest("token-in-address", "A token does not belong in an address, which others may read. Send it in the Authorization header.").ExecuteAsync(context)
            : next(context));
}
