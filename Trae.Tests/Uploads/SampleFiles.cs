using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using SkiaSharp;

namespace Trae.Tests.Uploads;

/// <summary>Files that people, and others, upload.</summary>
internal static class SampleFiles
{
    public static byte[] Picture(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Teal);
        bitmap.SetPixel(0, 0, SKColors.Red);
        using var data = bitmap.Encode(format, 90);

        return data.ToArray();
    }

    /// <summary>A JPEG that says it lies on its side (Exif 2.3, orientation 6), and where it was taken.</summary>
    public static byte[] Sideways(int width, int height)
    {
        var jpeg = Picture(SKEncodedImageFormat.Jpeg, width, height);
        byte[] tiff =
        [
            .. "II*\0"u8, 8, 0, 0, 0,
            2, 0,
            0x0E, 0x01, 2, 0, 12, 0, 0, 0, 38, 0, 0, 0,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0,
            0, 0, 0, 0,
            .. "at my house\0"u8,
        ];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff];
        var length = exif.Length + 2;

        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. jpeg[2..]];
    }

    /// <summary>A whole PNG of one colour, in any size: a few kilobytes that unpack to hundreds of megabytes.</summary>
    public static byte[] Bomb(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (width / 8)];
            for (var y = 0; y < height; y++)
            {
                zlib.Write(row);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 1;

        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>What ffmpeg makes with these arguments.</summary>
    public static async Task<byte[]> Ffmpeg(string extension, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"trae-sample-{Guid.NewGuid():n}.{extension}");
        try
        {
            var start = new ProcessStartInfo("ffmpeg") { RedirectStandardError = true, UseShellExecute = false };
            foreach (var argument in (string[])["-v", "error", "-y", .. arguments, file])
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, errors);

            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What ffmpeg makes of a file.</summary>
    public static async Task<byte[]> Ffmpeg(byte[] input, string extension, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"trae-sample-{Guid.NewGuid():n}");
        try
        {
            await File.WriteAllBytesAsync(file, input);

            return await Ffmpeg(extension, ["-i", file, .. arguments]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static Task<byte[]> Clip(string extension, string size = "320x240", double seconds = 1, params string[] more) => Ffmpeg(
        extension,
        ["-f", "lavfi", "-i", FormattableString.Invariant($"testsrc2=size={size}:rate=24:duration={seconds}"), .. more]);

    public static Task<byte[]> Tone(string extension, double seconds = 1.5) =>
        Ffmpeg(extension, "-f", "lavfi", "-i", FormattableString.Invariant($"sine=frequency=440:duration={seconds}"), "-strict", "-2");

    public static byte[] Font() => File.ReadAllBytes(
        Directory.EnumerateFiles("/usr/share/fonts", "NotoSans-Regular.ttf", SearchOption.AllDirectories).First());

    /// <summary>WOFF 1.0 with stored tables (W3C, WOFF File Format 1.0, section 3).</summary>
    public static byte[] Woff(byte[] ttf)
    {
        int tables = BinaryPrimitives.ReadUInt16BigEndian(ttf.AsSpan(4));
        var directory = new byte[44 + (20 * tables)];
        "wOFF"u8.CopyTo(directory);
        ttf.AsSpan(0, 4).CopyTo(directory.AsSpan(4));
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(12), (ushort)tables);
        using var body = new MemoryStream();
        var total = 12 + (16 * tables);
        for (var i = 0; i < tables; i++)
        {
            var entry = ttf.AsSpan(12 + (16 * i), 16);
            var (offset, length) = (BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..]));
            var at = directory.AsSpan(44 + (20 * i));
            entry[..4].CopyTo(at);
            BinaryPrimitives.WriteInt32BigEndian(at[4..], directory.Length + (int)body.Length);
            BinaryPrimitives.WriteInt32BigEndian(at[8..], length);
            BinaryPrimitives.WriteInt32BigEndian(at[12..], length);
            entry[4..8].CopyTo(at[16..]);
            var padded = (length + 3) & ~3;
            body.Write(ttf, offset, length);
            body.Write(new byte[padded - length]);
            total += padded;
        }

        BinaryPrimitives.WriteInt32BigEndian(directory.AsSpan(8), directory.Length + (int)body.Length);
        BinaryPrimitives.WriteInt32BigEndian(directory.AsSpan(16), total);

        return [.. directory, .. body.ToArray()];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), Crc(named));

        return chunk;
    }

    // ISO/IEC 15948, annex D.
    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
