using Trae.VideoWorker.Timeline;
using static Trae.VideoWorker.Encoding.FfmpegArguments;

namespace Trae.VideoWorker.Encoding.InProcess;

/// <summary>An H.264 picture: slices with their lengths before them, as MP4 has them (ISO/IEC 14496-15, 5.3.2).</summary>
/// <param name="Shown">When, in frames; then when it is decoded.</param>
internal readonly record struct CodedPicture(ReadOnlyMemory<byte> Bytes, long Shown, long Decoded, bool IsKeyframe);

/// <summary>x264 in this process, one encoder for one segment. The same stream as <see cref="EncodeSegment"/> gives, to the bit, without a process to start and a pipe.</summary>
internal sealed unsafe class X264Encoder : IDisposable
{
    private const int Nv12Colours = 4;
    private const int Keyframe = 6;
    private const int SequenceParameters = 7;
    private const int PictureParameters = 8;

    private readonly X264Library _x264;
    private readonly nint _encoder;
    private readonly SegmentShape _shape;
    private readonly int _lumaBytes;
    private byte[] _coded = [];
    private byte[] _before = [];

    /// <param name="threads">Frames that are encoded at the same time.</param>
    public X264Encoder(X264Library x264, SegmentShape shape, int threads)
    {
        var (width, height) = (shape.Size.Width, shape.Size.Height);
        (_x264, _shape, _lumaBytes) = (x264, shape, width * height);

        X264Parameters parameters;
        fixed (byte* preset = "veryfast"u8, profile = "high"u8)
        {
            Check(x264.DefaultPreset(&parameters, preset, null), "preset");
            parameters.Width = width;
            parameters.Height = height;
            parameters.Colours = Nv12Colours;
            foreach (var (name, value) in Settings(threads))
            {
                Set(&parameters, name, value);
            }

            Check(x264.ApplyProfile(&parameters, profile), "profile");
        }

        _encoder = x264.Open(&parameters);
        x264.CleanUp(&parameters);
        if (_encoder == 0)
        {
            throw new FfmpegException("encoder-failed", $"x264 does not open for {width}x{height}.");
        }

        ReadHeaders();
    }

    /// <summary>The parameter sets, without length or start code.</summary>
    public byte[] SequenceParameterSet { get; private set; } = [];

    public byte[] PictureParameterSet { get; private set; } = [];

    /// <param name="frame">NV12, lines as long as the picture is wide. It is copied.</param>
    /// <param name="number">When it is shown, in frames.</param>
    /// <returns>A picture that is ready, of an earlier frame; null while none is. Its bytes hold until the next call.</returns>
    public CodedPicture? Encode(ReadOnlySpan<byte> frame, long number)
    {
        if (frame.Length != Nv12.SizeOf(_shape.Size.Width, _shape.Size.Height))
        {
            throw new ArgumentException("The frame has another size than the encoder.", nameof(frame));
        }

        fixed (byte* luma = frame)
        {
            X264Picture picture;
            _x264.InitializePicture(&picture);
            picture.Shown = number;
            picture.Kind = _shape.IsKeyframe(number) ? Keyframe : picture.Kind;
            picture.Colours = Nv12Colours;
            picture.Planes = 2;
            picture.LumaStride = _shape.Size.Width;
            picture.ChromaStride = _shape.Size.Width;
            picture.Luma = luma;
            picture.Chroma = luma + _lumaBytes;

            return Encode(&picture);
        }
    }

    /// <returns>The next of the pictures that it still holds after the last frame; null when it holds none.</returns>
    public CodedPicture? Drain()
    {
        while (_x264.DelayedFrames(_encoder) > 0)
        {
            if (Encode(picture: null) is { } coded)
            {
                return coded;
            }
        }

        return null;
    }

    public void Dispose() => _x264.Close(_encoder);

    // What EncoderArguments.Codec asks ffmpeg for, in x264's words: a test holds both to the same bytes.
    private static (string Name, string Value)[] Settings(int threads) =>
    [
        ("log", "0"),
        ("fps", Invariant($"{FrameRate.PerSecond}/1")),
        ("crf", "19"),
        ("threads", Invariant($"{threads}")),
        ("keyint", Invariant($"{SegmentShape.LongestGroup}")),
        ("min-keyint", Invariant($"{SegmentShape.LongestGroup}")),
        ("scenecut", "0"),
        ("bframes", "2"),
        ("open-gop", "0"),
        ("fullrange", "off"),
        ("colormatrix", "bt709"),
        ("colorprim", "bt709"),
        ("transfer", "bt709"),
        ("chromaloc", "1"),
        ("repeat-headers", "0"),
        ("annexb", "0"),
    ];

    private void ReadHeaders()
    {
        X264Nal* units;
        int count;
        Check(_x264.Headers(_encoder, &units, &count), "headers");
        for (var i = 0; i < count; i++)
        {
            var bytes = new ReadOnlySpan<byte>(units[i].Start, units[i].Length);
            switch (units[i].Kind)
            {
                case SequenceParameters:
                    SequenceParameterSet = bytes[4..].ToArray();
                    break;
                case PictureParameters:
                    PictureParameterSet = bytes[4..].ToArray();
                    break;
                default:
                    // What x264 says of itself stands before the first picture.
                    _before = bytes.ToArray();
                    break;
            }
        }
    }

    private CodedPicture? Encode(X264Picture* picture)
    {
        X264Nal* units;
        int count;
        X264Picture coded;
        var length = _x264.Encode(_encoder, &units, &count, picture, &coded);
        if (length <= 0)
        {
            Check(length, "frame");

            return null;
        }

        // The units of a picture lie one behind the other.
        if (_coded.Length < _before.Length + length)
        {
            _coded = new byte[2 * (_before.Length + length)];
        }

        var size = _before.Length + length;
        _before.CopyTo(_coded, 0);
        new ReadOnlySpan<byte>(units[0].Start, length).CopyTo(_coded.AsSpan(_before.Length));
        _before = [];

        return new(_coded.AsMemory(0, size), coded.Shown, coded.Decoded, coded.IsKeyframe != 0);
    }

    private void Set(X264Parameters* parameters, string name, string value)
    {
        fixed (byte* nameText = Terminated(name), valueText = Terminated(value))
        {
            Check(_x264.Parse(parameters, nameText, valueText), name);
        }
    }

    private static byte[] Terminated(string text) => System.Text.Encoding.ASCII.GetBytes(text + '\0');

    private static void Check(int result, string what)
    {
        if (result < 0)
        {
            throw new FfmpegException("encoder-failed", $"x264 refuses its {what} ({result}).");
        }
    }
}
