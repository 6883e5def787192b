using Microsoft.AspNetCore.Authentication;

namespace Trae.Api.Features.SignOn;

/// <summary>Whether a provider asked for more than one factor, kept in the session's cookie and its tokens: counts as a second factor of ours.</summary>
internal static class SessionFactors
{
    /// <summary>In access tokens, and whatever they are renewed with.</summary>
    public const string Claim = "trae_mfa";

    private const string Item = "trae.multi-factor";

    public static void Stamp(AuthenticationProperties session) => session.Items[Item] = "1";

    public static bool AreMany(AuthenticationProperties? session) => session?.Items.ContainsKey(Item) == true;
}
