using Microsoft.AspNetCore.Identity;

namespace Trae.Api.Features.Identity;

/// <summary>The ways to say who one is.</summary>
internal static class Schemes
{
    /// <summary>Chooses between the next three by what the request carries.</summary>
    public const string Bearer = "Trae.Bearer";

    public const string ApiKey = "Trae.ApiKey";

    public const string AccessToken = OpenIddict.Validation.AspNetCore.OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme;

    /// <summary>Access tokens of Microsoft Entra ID.</summary>
    public const string EntraToken = "Trae.EntraToken";

    /// <summary>The cookie of the account pages and of <c>/connect/authorize</c>; worth nothing under <c>/api</c>.</summary>
    public static readonly string Account = IdentityConstants.ApplicationScheme;

    public const string AccountCookie = "__Host-trae-account";
}
