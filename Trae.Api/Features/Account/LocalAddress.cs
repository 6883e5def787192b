using Trae.Boundary;

namespace Trae.Api.Features.Account;

/// <summary>Where somebody may be sent on: only within our own origin.</summary>
internal static class LocalAddress
{
    public const string Home = "/";

    /// <inheritdoc cref="ReturnUrl.Local"/>
    public static string OrHome(string? address) => ReturnUrl.Local(address);
}
