using Trae.Boundary;

namespace Trae.Api.Features.Account;

/// <summary>Where somebody may be sent on: only within our own origin.</summary>
internal static class LocalAddress
{
    /// <summary>The site's way in, which leads to its first page: who has just signed in here has no session there yet.</summary>
    public const string Home = "/sign-in";

    /// <returns>The address if it is a path of ours that leads further than home.</returns>
    public static string OrHome(string? address) => ReturnUrl.Local(address) is var local && local == "/" ? Home : local;
}
