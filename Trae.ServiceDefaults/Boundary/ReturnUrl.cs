namespace Trae.Boundary;

/// <summary>Where to go on after signing in, or after a form: only ever within this site.</summary>
public static class ReturnUrl
{
    /// <returns>The address if it is a path of ours, "/" otherwise.</returns>
    public static string Local(string? address) => IsLocal(address) ? address! : "/";

    /// <summary>
    /// A path and nothing else. Browsers read "//host" and "/\host" as another site, and drop tabs and line ends before they look.
    /// </summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..]
        && address is not ['/', '/' or '\\', ..]
        && !address.Any(letter => char.IsControl(letter) || letter == '\\')
        && Uri.TryCreate(address, UriKind.Relative, out _);
}
