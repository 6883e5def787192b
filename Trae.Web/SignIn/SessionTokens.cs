using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Trae.Web.SignIn;

/// <summary>The access token of whoever makes the current request.</summary>
internal sealed class SessionTokens(SignInSettings settings, IServiceProvider services)
{
    /// <returns>Null where nobody is signed in, or the session is over.</returns>
    public async Task<string?> Current(HttpContext context, CancellationToken ct)
    {
        if (!settings.IsOn || context.User.Identity?.IsAuthenticated != true)
        {
            return null;
        }

        var session = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);

        return session.Ticket is { } ticket ? await services.GetRequiredService<TokenRenewal>().TokenOf(ticket, ct) : null;
    }
}

/// <summary>Calls the API as the person whose page is drawn.</summary>
internal sealed class SessionTokenHandler(IHttpContextAccessor accessor) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (accessor.HttpContext is { } context
            && await context.RequestServices.GetRequiredService<SessionTokens>().Current(context, cancellationToken) is { } token)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
