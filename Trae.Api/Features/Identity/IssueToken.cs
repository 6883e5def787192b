using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Trae.Api.Data;
using Trae.Api.Features.SignOn;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Trae.Api.Features.Identity;

/// <summary>A client comes with a code, a refresh token or its own secret; OpenIddict has checked those, we check who they are about.</summary>
internal static class IssueToken
{
    private static readonly string Server = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static async Task<IResult> Handle(HttpContext context, TraeDb db, TokenIdentity tokens, TimeProvider clock, CancellationToken ct)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The server did not see this request.");

        return request.IsClientCredentialsGrantType()
            ? await ToService(request, db.Living(clock.GetUtcNow()), tokens, ct)
            : await ToPerson((await context.AuthenticateAsync(Server)).Principal!, tokens, ct);
    }

    private static async Task<IResult> ToService(OpenIddictRequest request, IQueryable<ServiceClient> living, TokenIdentity tokens, CancellationToken ct)
    {
        var client = await living.FirstOrDefaultAsync(c => c.ClientId == request.ClientId, ct);

        return client is null
            ? Refuse(Errors.UnauthorizedClient, "This client acts for people only, or has ended.")
            : Results.SignIn(await tokens.Of(client, request.GetScopes(), ct), authenticationScheme: Server);
    }

    private static async Task<IResult> ToPerson(ClaimsPrincipal before, TokenIdentity tokens, CancellationToken ct)
    {
        if (await tokens.Find(before) is not { } person)
        {
            return Refuse(Errors.InvalidGrant, "The session is over: sign in again.");
        }

        var identity = await tokens.Of(person, before.GetScopes(), before.HasClaim(SessionFactors.Claim, "true"), ct);

        // The same family of tokens goes on.
        identity.SetAuthorizationId(before.GetAuthorizationId());

        return Results.SignIn(identity, authenticationScheme: Server);
    }

    private static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [Server]);
}
