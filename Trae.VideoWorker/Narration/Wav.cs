using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Trae.VideoWorker.Narration;

/// <summary>RIFF WAVE, PCM, mono, 16 bit.</summary>
public static class Wav
{
    private const int HeaderBytes = 44;

    public static byte[] Of(ReadOnlySpan<short> samples, int sampleRate)
    {
        var wav = new byte[HeaderBytes + (samples.Length * 2)];
        var header = wav.AsSpan();

        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], wav.Length - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], sampleRate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], samples.Length * 2);
        MemoryMarshal.AsBytes(samples).CopyTo(header[HeaderBytes..]);

        return wav;
    }
}
