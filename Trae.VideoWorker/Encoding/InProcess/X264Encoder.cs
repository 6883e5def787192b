using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static Trae.VideoWorker.Encoding.FfmpegArguments;

namespace Trae.VideoWorker.Encoding.InProcess;

/// <summary>An H.264 picture: slices with their lengths before them, as MP4 has them (ISO/IEC 14496-15, 5.3.2).</summary>
/// <param name="Shown">When, in frames; then when it is decoded.</param>
internal readonly record struct CodedPicture(ReadOnlyMemory<byte> Bytes, long Shown, long Decoded, bool IsKeyframe);

/// <summary>x264 in this process, one encoder for one segment. The same stream as <see cref="EncodeSegment"/> gives, to the bit where nothing is told to be constant, without a process to start and a pipe.</summary>
internal sealed unsafe class X264Encoder : IDisposable
{
    private const int Auto = 0;
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
        (_x264, _shape, _lumaBytes) = (x264, shape, shape.Size.Width * shape.Size.Height);

        X264Parameters parameters;
        X264Settings.Fill(&parameters, x264, shape, threads);
        _encoder = x264.Open(&parameters);
        x264.CleanUp(&parameters);
        if (_encoder == 0)
        {
            throw new FfmpegException("encoder-failed", $"x264 does not open for {shape.Size.Width}x{shape.Size.Height}.");
        }

        ReadHeaders();
    }

    /// <summary>The parameter sets, without length or start code.</summary>
    public byte[] SequenceParameterSet { get; private set; } = [];

    public byte[] PictureParameterSet { get; private set; } = [];

    /// <param name="frame">NV12, lines as long as the picture is wide. It is copied.</param>
    /// <param name="number">When it is shown, in frames.</param>
    /// <param name="constant">What is as in the frame before, as <see cref="ConstantBlocks.Map"/>: it is copied from there where that is good enough. May be empty.</param>
    /// <returns>A picture that is ready, of an earlier frame; null while none is. Its bytes hold until the next call.</returns>
    public CodedPicture? Encode(ReadOnlySpan<byte> frame, long number, ReadOnlySpan<byte> constant)
    {
        if (frame.Length != Nv12.SizeOf(_shape.Size.Width, _shape.Size.Height))
        {
            throw new ArgumentException("The frame has another size than the encoder.", nameof(frame));
        }

        if (!constant.IsEmpty && constant.Length != ConstantBlocks.CountOf(_shape.Size.Width, _shape.Size.Height))
        {
            throw new ArgumentException("The map has another size than the encoder.", nameof(constant));
        }

        fixed (byte* luma = frame)
        {
            X264Picture picture;
            _x264.InitializePicture(&picture);
            picture.Shown = number;
            picture.Kind = _shape.IsKeyframe(number) ? Keyframe : Auto;
            picture.Colours = X264Settings.Colours;
            picture.Planes = 2;
            picture.LumaStride = _shape.Size.Width;
            picture.ChromaStride = _shape.Size.Width;
            picture.Luma = luma;
            picture.Chroma = luma + _lumaBytes;
            if (!constant.IsEmpty)
            {
                Tell(&picture, constant);
            }

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

    // x264 reads it when the frame's turn comes, some frames later, and then frees it.
    private static void Tell(X264Picture* picture, ReadOnlySpan<byte> constant)
    {
        picture->Blocks = (byte*)NativeMemory.Alloc((nuint)constant.Length);
        picture->FreeBlocks = &Free;
        constant.CopyTo(new(picture->Blocks, constant.Length));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(void* blocks) => NativeMemory.Free(blocks);

    private void ReadHeaders()
    {
        X264Nal* units;
        int count;
        X264Library.Check(_x264.Headers(_encoder, &units, &count), "headers");
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
            X264Library.Check(length, "frame");

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
}
