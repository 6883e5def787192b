using System.Runtime.InteropServices;

namespace Trae.VideoWorker.Encoding.InProcess;

/// <summary>
/// libx264, see <c>x264.h</c>. Its structures belong to a build, which is a part of the names of the file and of the function
/// that opens an encoder: another build is not loaded.
/// </summary>
internal sealed unsafe class X264Library
{
    private const int Build = 164;

    private static readonly string[] FileNames =
        [$"libx264.so.{Build}", $"libx264.{Build}.dylib", $"/opt/homebrew/lib/libx264.{Build}.dylib", $"/usr/local/lib/libx264.{Build}.dylib", $"libx264-{Build}"];

    private static readonly Lazy<X264Library?> Installed = new(Load);

    public readonly delegate* unmanaged[Cdecl]<X264Parameters*, byte*, byte*, int> DefaultPreset;
    public readonly delegate* unmanaged[Cdecl]<X264Parameters*, byte*, byte*, int> Parse;
    public readonly delegate* unmanaged[Cdecl]<X264Parameters*, byte*, int> ApplyProfile;
    public readonly delegate* unmanaged[Cdecl]<X264Parameters*, void> CleanUp;
    public readonly delegate* unmanaged[Cdecl]<X264Parameters*, nint> Open;
    public readonly delegate* unmanaged[Cdecl]<nint, X264Nal**, int*, int> Headers;
    public readonly delegate* unmanaged[Cdecl]<nint, X264Nal**, int*, X264Picture*, X264Picture*, int> Encode;
    public readonly delegate* unmanaged[Cdecl]<nint, int> DelayedFrames;
    public readonly delegate* unmanaged[Cdecl]<nint, void> Close;
    public readonly delegate* unmanaged[Cdecl]<X264Picture*, void> InitializePicture;

    private X264Library(nint library)
    {
        DefaultPreset = (delegate* unmanaged[Cdecl]<X264Parameters*, byte*, byte*, int>)Export("x264_param_default_preset");
        Parse = (delegate* unmanaged[Cdecl]<X264Parameters*, byte*, byte*, int>)Export("x264_param_parse");
        ApplyProfile = (delegate* unmanaged[Cdecl]<X264Parameters*, byte*, int>)Export("x264_param_apply_profile");
        CleanUp = (delegate* unmanaged[Cdecl]<X264Parameters*, void>)Export("x264_param_cleanup");
        Open = (delegate* unmanaged[Cdecl]<X264Parameters*, nint>)Export($"x264_encoder_open_{Build}");
        Headers = (delegate* unmanaged[Cdecl]<nint, X264Nal**, int*, int>)Export("x264_encoder_headers");
        Encode = (delegate* unmanaged[Cdecl]<nint, X264Nal**, int*, X264Picture*, X264Picture*, int>)Export("x264_encoder_encode");
        DelayedFrames = (delegate* unmanaged[Cdecl]<nint, int>)Export("x264_encoder_delayed_frames");
        Close = (delegate* unmanaged[Cdecl]<nint, void>)Export("x264_encoder_close");
        InitializePicture = (delegate* unmanaged[Cdecl]<X264Picture*, void>)Export("x264_picture_init");

        nint Export(string name) => NativeLibrary.GetExport(library, name);
    }

    /// <summary>Null where this build is not installed.</summary>
    public static X264Library? Shared => Installed.Value;

    /// <returns>Null where ffmpeg encodes instead.</returns>
    public static X264Library? For(VideoEncoder encoder, FfmpegOptions options) => encoder == VideoEncoder.Software && options.InProcess ? Shared : null;

    private static X264Library? Load()
    {
        foreach (var file in FileNames)
        {
            if (NativeLibrary.TryLoad(file, out var library))
            {
                return new(library);
            }
        }

        return null;
    }

    /// <summary>Throws <see cref="FfmpegException"/> for a result that is an error.</summary>
    internal static void Check(int result, string what)
    {
        if (result < 0)
        {
            throw new FfmpegException("encoder-failed", $"x264 refuses its {what} ({result}).");
        }
    }
}

/// <summary><c>x264_param_t</c>: what no name can be parsed for; the rest is x264's own.</summary>
[StructLayout(LayoutKind.Explicit, Size = 1024)]
internal struct X264Parameters
{
    [FieldOffset(28)]
    public int Width;

    [FieldOffset(32)]
    public int Height;

    [FieldOffset(36)]
    public int Colours;

    /// <summary>Whether pictures say which of their macroblocks are constant.</summary>
    [FieldOffset(628)]
    public int TakesBlocks;
}

/// <summary><c>x264_nal_t</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 40)]
internal unsafe struct X264Nal
{
    [FieldOffset(4)]
    public int Kind;

    /// <summary>Bytes.</summary>
    [FieldOffset(20)]
    public int Length;

    [FieldOffset(24)]
    public byte* Start;
}

/// <summary><c>x264_picture_t</c>, of two planes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 240)]
internal unsafe struct X264Picture
{
    /// <summary>Of one that goes in: what it has to become.</summary>
    [FieldOffset(0)]
    public int Kind;

    [FieldOffset(12)]
    public int IsKeyframe;

    /// <summary>When it is shown, and when it is decoded, in frames.</summary>
    [FieldOffset(16)]
    public long Shown;

    [FieldOffset(24)]
    public long Decoded;

    [FieldOffset(40)]
    public int Colours;

    [FieldOffset(44)]
    public int Planes;

    /// <summary>Bytes from line to line; the same for both planes of NV12.</summary>
    [FieldOffset(48)]
    public int LumaStride;

    [FieldOffset(52)]
    public int ChromaStride;

    [FieldOffset(64)]
    public byte* Luma;

    [FieldOffset(72)]
    public byte* Chroma;

    /// <summary>A byte for each macroblock, 1 where it is constant; and what it is given back to.</summary>
    [FieldOffset(112)]
    public byte* Blocks;

    [FieldOffset(120)]
    public delegate* unmanaged[Cdecl]<void*, void> FreeBlocks;
}
