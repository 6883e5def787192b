using System.Buffers.Text;

namespace Trae.Api.Http;

/// <summary>Where a page of a list ended: the last id, in a form that invites nobody to build it himself.</summary>
internal static class Cursor
{
    public static string After(Guid id) => Base64Url.EncodeToString(id.ToByteArray(bigEndian: true));

    /// <returns>False if it is none of ours. An absent cursor is the start of the list.</returns>
    public static bool TryRead(string? cursor, out Guid? id)
    {
        id = null;
        if (string.IsNullOrEmpty(cursor))
        {
            return true;
        }

        Span<byte> bytes = stackalloc byte[16];
        if (cursor.Length != 22 || !Base64Url.IsValid(cursor, out var length) || length != 16 || !Base64Url.TryDecodeFromChars(cursor, bytes, out _))
        {
            return false;
        }

        id = new Guid(bytes, bigEndian: true);

        return true;
    }
}
