using Trae.Api.Features.Account;
using Trae.Api.Http;
using Trae.Api.Http.Limits;

namespace Trae.Api.Features.SignOn;

/// <summary>To a provider and back. Its callback is answered by authentication, which then sends the browser to <see cref="FinishSignOn"/>.</summary>
internal static class SignOnEndpoints
{
    public static void MapSignOn(this IEndpointRouteBuilder routes)
    {
        var signOn = routes.MapGroup("/account/sign-on").ExcludeFromDescription().RequirePermission(Permission.None).LimitSignIn();

        signOn.MapPost("/{provider}", StartSignOn.Handle);
        signOn.MapPost("/{provider}/link", StartSignOn.HandleLink).WithMetadata(new NeedsSignInAttribute { Fresh = true });

        // Where a link goes on that was begun too long after the sign-in.
        signOn.MapGet("/{provider}/link", StartSignOn.ShowLinks);
        signOn.MapGet("/finish", FinishSignOn.Handle);
    }
}
