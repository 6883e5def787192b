namespace Trae.Api.Features.Account;

/// <summary>Where somebody may be sent on: only within our own origin.</summary>
internal static class LocalAddress
{
    public const string Home = "/";

    /// <summary>The address if it is a path of ours, else the home page. "//host" and "/\host" are other hosts to a browser.</summary>
    public static string OrHome(string? address) =>
        address is ['/', ..] and not (['/', '/', ..] or ['/', '\\', ..]) && !address.Any(char.IsControl) ? address : Home;
}
