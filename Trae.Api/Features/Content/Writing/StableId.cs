using System.Security.Cryptography;
using System.Text;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Ids that are the same whenever the same scene is written.</summary>
internal static class StableId
{
    /// <summary>A UUID of version 8 (RFC 9562, section 5.8) from the SHA-256 of the text.</summary>
    public static Guid Of(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);

        return new Guid(bytes, bigEndian: true);
    }
}
