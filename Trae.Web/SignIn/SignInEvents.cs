using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Net.Http.Headers;

namespace Trae.Web.SignIn;

/// <summary>Where this site differs from any other client.</summary>
internal sealed class SignInEvents(SignInSettings settings) : OpenIdConnectEvents
{
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        if (!(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) || !IsForPeople(context.Request))
        {
            // A form or a program cannot follow: it learns that its session is over, and keeps what it sent.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.HandleResponse();
        }
        else if (!settings.IsOrigin(context.Request))
        {
            // Under another name of ours the cookies of the way back would be missing.
            context.Response.Redirect(new Uri(settings.Issuer!, $"{context.Request.PathBase}{context.Request.Path}{context.Request.QueryString}").AbsoluteUri);
            context.HandleResponse();
        }

        return Task.CompletedTask;
    }

    /// <summary>An abandoned or outdated attempt (the back button, a bookmark) starts anew instead of failing.</summary>
    public override Task RemoteFailure(RemoteFailureContext context)
    {
        context.Response.Redirect("/signed-out?again");
        context.HandleResponse();

        return Task.CompletedTask;
    }

    private static bool IsForPeople(HttpRequest request) =>
        request.Headers[HeaderNames.Accept].ToString() is var accept && (accept.Length == 0 || accept.Contains("text/html", StringComparison.OrdinalIgnoreCase));
}
