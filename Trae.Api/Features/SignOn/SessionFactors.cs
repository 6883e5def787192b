using Microsoft.AspNetCore.Authentication;

namespace Trae.Api.Features.SignOn;

/// <summary>
/// Whether somebody showed more than one factor though he has no authenticator app: a provider says so, or it was a passkey, which is
/// what one has and the lock of it. Kept in the session's cookie and its tokens; counts as a second factor of ours.
/// </summary>
internal static class SessionFactors
{
    /// <summary>In access tokens, and whatever they are renewed with.</summary>
    public const string Claim = "trae_mfa";

    private const string Item = "trae.multi-factor";

    public static void Stamp(AuthenticationProperties session) => session.Items[Item] = "1";

    /// <summary>For the cookie that this request makes.</summary>
    public static void Expect(HttpContext context) => context.Items[Item] = true;

    public static void StampExpected(HttpContext context, AuthenticationProperties session)
    {
        if (context.Items.ContainsKey(Item))
        {
            Stamp(session);
        }
    }

    public static bool AreMany(AuthenticationProperties? session) => session?.Items.ContainsKey(Item) == true;
}
