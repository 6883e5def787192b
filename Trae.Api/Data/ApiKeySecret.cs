using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Trae.Api.Data;

/// <summary>
/// The text of an API key: <c>trae_</c>, 40 random letters and digits, and the first six hex digits of the SHA-256 of all before them,
/// so that a scanner finds a leaked key without asking us, and we refuse a mistyped one without asking the database.
/// </summary>
internal static class ApiKeySecret
{
    public const string Prefix = "trae_";
    private const int RandomLength = 40;
    private const int CheckLength = 6;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    public static string New()
    {
        var body = Prefix + RandomNumberGenerator.GetString(Alphabet, RandomLength);

        return body + CheckOf(body);
    }

    public static bool IsValid(string secret) =>
        secret.Length == Prefix.Length + RandomLength + CheckLength
        && secret.StartsWith(Prefix, StringComparison.Ordinal)
        && secret.AsSpan(Prefix.Length, RandomLength).IndexOfAnyExcept(Letters) < 0
        && CheckOf(secret[..^CheckLength]) == secret[^CheckLength..];

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static string StartOf(string secret) => secret[..(Prefix.Length + 4)];

    private static string CheckOf(string body) => HashOf(body)[..CheckLength];
}
