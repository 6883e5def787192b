using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Trae.Api.Features.Account;

/// <summary>Time-based one-time passwords as every authenticator app makes them: six digits, 30 seconds, SHA-1 (RFC 6238, RFC 4226).</summary>
internal static class TimeSteps
{
    private const int Seconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step that a code is of: this one or a neighbour, for clocks that differ (RFC 6238, 5.2); null if of neither.</summary>
    /// <param name="key">In Base32 (RFC 4648, 6).</param>
    public static long? Find(string code, string key, DateTimeOffset now)
    {
        var (secret, current, typed) = (Decode(key), now.ToUnixTimeSeconds() / Seconds, Encoding.UTF8.GetBytes(code));
        long? found = null;

        // All of them, so that the time it takes tells nothing.
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.ASCII.GetBytes(Code(secret, step))))
            {
                found = step;
            }
        }

        return found;
    }

    public static string Code(string key, DateTimeOffset now) => Code(Decode(key), now.ToUnixTimeSeconds() / Seconds);

    private static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];

        // What the apps have; the weakness of SHA-1 is not one of HMAC.
#pragma warning disable CA5350
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;

        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string key)
    {
        var (bytes, buffer, bits) = (new List<byte>(key.Length), 0, 0);
        foreach (var letter in key)
        {
            buffer = ((buffer << 5) | Alphabet.IndexOf(letter, StringComparison.OrdinalIgnoreCase)) & 0xFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
            }
        }

        return [.. bytes];
    }
}
