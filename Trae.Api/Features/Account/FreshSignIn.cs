using System.Globalization;
using Microsoft.AspNetCore.Authentication;

namespace Trae.Api.Features.Account;

/// <summary>When this browser's person last proved who it is, kept in the session's cookie.</summary>
internal static class FreshSignIn
{
    /// <summary>How long a proof counts for changes of e-mail address, password and second factor.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string ProvenAt = "trae.proven-at";

    public static void Stamp(AuthenticationProperties session, DateTimeOffset now) =>
        session.Items[ProvenAt] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>For a cookie that is made: a renewed one keeps the time that it had.</summary>
    public static void StampNew(AuthenticationProperties session, DateTimeOffset now)
    {
        if (!session.Items.ContainsKey(ProvenAt))
        {
            Stamp(session, now);
        }
    }

    public static bool IsFresh(AuthenticationProperties? session, DateTimeOffset now) =>
        session?.Items.TryGetValue(ProvenAt, out var text) == true
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && now - DateTimeOffset.FromUnixTimeSeconds(seconds) is { Ticks: >= 0 } age
        && age <= Lifetime;
}
