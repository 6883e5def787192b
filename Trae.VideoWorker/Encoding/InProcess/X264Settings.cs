using Trae.VideoWorker.Timeline;
using static Trae.VideoWorker.Encoding.FfmpegArguments;

namespace Trae.VideoWorker.Encoding.InProcess;

/// <summary>What x264 is asked for.</summary>
internal static unsafe class X264Settings
{
    /// <summary>NV12.</summary>
    public const int Colours = 4;

    /// <param name="threads">Frames that are encoded at the same time.</param>
    public static void Fill(X264Parameters* parameters, X264Library x264, SegmentShape shape, int threads)
    {
        fixed (byte* preset = "veryfast"u8, profile = "high"u8)
        {
            X264Library.Check(x264.DefaultPreset(parameters, preset, null), "preset");
            parameters->Width = shape.Size.Width;
            parameters->Height = shape.Size.Height;
            parameters->Colours = Colours;
            parameters->TakesBlocks = 1;
            foreach (var (name, value) in Named(threads))
            {
                Set(x264, parameters, name, value);
            }

            X264Library.Check(x264.ApplyProfile(parameters, profile), "profile");
        }
    }

    // What EncoderArguments.Codec asks ffmpeg for, in x264's words: a test holds both to the same bytes.
    private static (string Name, string Value)[] Named(int threads) =>
    [
        ("log", "0"),
        ("fps", Invariant($"{FrameRate.PerSecond}/1")),
        ("crf", "19"),
        ("zones", EncoderArguments.FirstKeyframeZone),
        ("threads", Invariant($"{threads}")),
        ("keyint", Invariant($"{SegmentShape.LongestGroup}")),
        ("min-keyint", Invariant($"{SegmentShape.LongestGroup}")),
        ("scenecut", "0"),
        ("bframes", "0"),
        ("weightp", "0"),
        ("open-gop", "0"),
        ("fullrange", "off"),
        ("colormatrix", "bt709"),
        ("colorprim", "bt709"),
        ("transfer", "bt709"),
        ("chromaloc", "1"),
        ("repeat-headers", "0"),
        ("annexb", "0"),
    ];

    private static void Set(X264Library x264, X264Parameters* parameters, string name, string value)
    {
        fixed (byte* nameText = Terminated(name), valueText = Terminated(value))
        {
            X264Library.Check(x264.Parse(parameters, nameText, valueText), name);
        }
    }

    private static byte[] Terminated(string text) => System.Text.Encoding.ASCII.GetBytes(text + '\0');
}
