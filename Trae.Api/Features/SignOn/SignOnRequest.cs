using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Trae.Api.Features.SignOn;

/// <summary>What a browser was sent to a provider for. It travels protected: in the state, and then in the external cookie.</summary>
/// <param name="LinkTo">The person who wants to link the provider; null for somebody who signs in.</param>
/// <param name="IsProof">The provider must ask again who it is, whatever session it has.</param>
internal sealed record SignOnRequest(string ReturnUrl, Guid? LinkTo = null, bool IsProof = false)
{
    public const string Finish = "/account/sign-on/finish";
    public const string Links = "/account/security/sign-ins";

    private const string Return = "trae.return";
    private const string Link = "trae.link-to";
    private const string Proof = "trae.proof";

    public OpenIdConnectChallengeProperties ToProperties(SignOnProvider provider)
    {
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = Finish };
        properties.Items[Return] = ReturnUrl;
        if (LinkTo is { } person)
        {
            properties.Items[Link] = person.ToString();
        }

        if (IsProof)
        {
            properties.Items[Proof] = "1";
            properties.Prompt = "login";

            // Asks for auth_time, too; Entra does not know it.
            properties.MaxAge = provider.IsEntra ? null : TimeSpan.Zero;
        }

        return properties;
    }

    public static SignOnRequest Of(AuthenticationProperties? properties)
    {
        string? Item(string name) => properties is not null && properties.Items.TryGetValue(name, out var value) ? value : null;

        return new(Trae.Boundary.ReturnUrl.Local(Item(Return)), Guid.TryParse(Item(Link), out var person) ? person : null, Item(Proof) is not null);
    }

    /// <summary>The page that tells why it did not work.</summary>
    public string FailureAddress(SignOnFault fault, SignOnProvider? provider)
    {
        var page = fault == SignOnFault.NotProven ? "/account/confirm-identity" : LinkTo is null ? "/account/sign-in" : Links;

        return $"{page}?returnUrl={Uri.EscapeDataString(ReturnUrl)}&fault={fault}&provider={provider?.Name}";
    }
}
