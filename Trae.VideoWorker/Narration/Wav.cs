using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Trae.VideoWorker.Narration;

/// <summary>RIFF WAVE.</summary>
public static class Wav
{
    private const int HeaderBytes = 44;
    private const int Pcm = 1;
    private const int Float = 3;
    private const int Extensible = 0xFFFE;

    /// <returns>PCM, mono, 16 bit.</returns>
    public static byte[] Of(ReadOnlySpan<short> samples, int sampleRate)
    {
        var wav = new byte[HeaderBytes + (samples.Length * 2)];
        Header(wav, samples.Length * 2L, sampleRate, channels: 1, bits: 16);
        MemoryMarshal.AsBytes(samples).CopyTo(wav.AsSpan(HeaderBytes));

        return wav;
    }

    /// <summary>Writes the 44 bytes before PCM samples. Sizes over 4 GB are written as "until the end of the file".</summary>
    public static void Header(Span<byte> header, long dataBytes, int sampleRate, int channels, int bits)
    {
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)Math.Min(dataBytes + HeaderBytes - 8, uint.MaxValue));
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], Pcm);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], sampleRate * channels * bits / 8);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], (short)(channels * bits / 8));
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], (short)bits);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], (uint)Math.Min(dataBytes, uint.MaxValue));
    }

    /// <summary>
    /// Reads PCM of 16 bit or floating point; several channels become their mean. A size that a server which streamed it
    /// did not know is taken as "until the end". Throws <see cref="InvalidDataException"/> for anything else.
    /// </summary>
    public static (short[] Samples, int SampleRate) Read(ReadOnlySpan<byte> wav)
    {
        if (wav.Length < 12 || !wav[..4].SequenceEqual("RIFF"u8) || !wav[8..12].SequenceEqual("WAVE"u8))
        {
            throw new InvalidDataException("This is no WAV.");
        }

        ReadOnlySpan<byte> format = default;
        for (var at = 12; at + 8 <= wav.Length;)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(wav[(at + 4)..]);
            var body = wav[(at + 8)..];
            body = body[..(int)Math.Min(size, body.Length)];

            if (wav.Slice(at, 4).SequenceEqual("fmt "u8) && body.Length >= 16)
            {
                format = body;
            }
            else if (wav.Slice(at, 4).SequenceEqual("data"u8) && !format.IsEmpty)
            {
                return Samples(format, body);
            }

            at += 8 + body.Length + (body.Length & 1);
        }

        throw new InvalidDataException("This WAV holds no samples.");
    }

    private static (short[] Samples, int SampleRate) Samples(ReadOnlySpan<byte> format, ReadOnlySpan<byte> data)
    {
        int kind = BinaryPrimitives.ReadUInt16LittleEndian(format);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        var rate = BinaryPrimitives.ReadInt32LittleEndian(format[4..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        kind = kind == Extensible && format.Length >= 26 ? BinaryPrimitives.ReadUInt16LittleEndian(format[24..]) : kind;

        if (channels is < 1 or > 8 || rate is < 8_000 or > 192_000 || (kind, bits) is not ((Pcm, 16) or (Float, 32)))
        {
            throw new InvalidDataException("This WAV is neither 16-bit nor floating-point PCM of 8 to 192 kHz.");
        }

        var samples = new short[data.Length / (bits / 8) / channels];
        for (var i = 0; i < samples.Length; i++)
        {
            var sum = 0f;
            for (var channel = 0; channel < channels; channel++)
            {
                var value = data[(((i * channels) + channel) * bits / 8)..];
                sum += kind == Pcm ? BinaryPrimitives.ReadInt16LittleEndian(value) : BinaryPrimitives.ReadSingleLittleEndian(value) * short.MaxValue;
            }

            samples[i] = (short)Math.Clamp(sum / channels, short.MinValue, short.MaxValue);
        }

        return (samples, rate);
    }
}
