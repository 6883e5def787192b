namespace Trae.Media;

/// <summary>The form of a key: what is safe as a path, as a blob's name and in an address, everywhere.</summary>
public static class MediaKey
{
    private const int MaxLength = 200;

    /// <summary>
    /// Lower-case letters, digits, dots, dashes and slashes; no part is empty or starts with a dot, so a key
    /// cannot climb out of its folder.
    /// </summary>
    public static bool IsValid(string? key) =>
        key is { Length: > 0 and <= MaxLength }
        && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '/')
        && key.Split('/').All(part => part.Length > 0 && part[0] != '.');

    internal static string Checked(string key) => IsValid(key)
        ? key
        : throw new ArgumentException(
            $"'{key}' cannot be a media key: use lower-case letters, digits, dots, dashes and single slashes.", nameof(key));
}
