using System.Buffers.Binary;

namespace Trae.VideoWorker.Encoding.InProcess;

/// <summary>Writes boxes (ISO/IEC 14496-12, 4.2).</summary>
internal static class Mp4Box
{
    public static byte[] Make(string kind, params ReadOnlySpan<byte[]> parts)
    {
        var length = 8;
        foreach (var part in parts)
        {
            length += part.Length;
        }

        var box = new byte[length];
        BinaryPrimitives.WriteInt32BigEndian(box, length);
        System.Text.Encoding.ASCII.GetBytes(kind, box.AsSpan(4));
        var at = 8;
        foreach (var part in parts)
        {
            part.CopyTo(box, at);
            at += part.Length;
        }

        return box;
    }

    /// <summary>A box with a version of 0 and flags.</summary>
    public static byte[] MakeFull(string kind, int flags, params ReadOnlySpan<byte[]> parts) => Make(kind, [Int(flags), .. parts]);

    public static byte[] Int(long value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, checked((uint)value));

        return bytes;
    }

    public static byte[] Short(int value) => [(byte)(value >> 8), (byte)value];

    public static byte[] Long(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);

        return bytes;
    }

    public static byte[] Zeros(int count) => new byte[count];

    public static byte[] Ints(IEnumerable<long> values) => [.. values.SelectMany(Int)];
}
