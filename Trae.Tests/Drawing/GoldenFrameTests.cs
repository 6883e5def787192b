using System.Runtime.CompilerServices;
using SkiaSharp;
using Trae.Contracts;

namespace Trae.Tests.Drawing;

/// <summary>Every layout in every format against committed frames. TRAE_UPDATE_GOLDEN=1 rewrites them: look at them before you commit.</summary>
public sealed class GoldenFrameTests
{
    private const int Side = 360;

    public static MatrixTheoryData<SceneLayout, VideoFormat> Scenes() => new(Enum.GetValues<SceneLayout>(), Enum.GetValues<VideoFormat>());

    [Theory]
    [MemberData(nameof(Scenes))]
    public void Looks_as_it_did(SceneLayout layout, VideoFormat format)
    {
        var (theme, presenter) = (Looks.Themes[(int)layout % 3], Looks.Presenters[((int)layout + (int)format) % 3]);
        using var frame = Frames.Small(SampleScenes.Timeline(layout, format, theme, presenter), 110, Side);
        var path = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Golden", $"{layout}-{format}.png".ToLowerInvariant());
        if (Environment.GetEnvironmentVariable("TRAE_UPDATE_GOLDEN") == "1")
        {
            Write(frame, path);
        }

        using var golden = SKBitmap.Decode(path);
        Assert.NotNull(golden);
        Assert.Equal((golden.Width, golden.Height), (frame.Width, frame.Height));

        // Another Skia or font release moves edges by a shade; a layout that moved changes far more.
        var differences = golden.Pixels.Zip(frame.Pixels, (a, b) => Math.Max(Math.Abs(a.Red - b.Red), Math.Max(Math.Abs(a.Green - b.Green), Math.Abs(a.Blue - b.Blue)))).ToList();
        Assert.InRange(differences.Average(), 0, 2.5);
        Assert.InRange(differences.Count(difference => difference > 40) / (double)differences.Count, 0, 0.012);
    }

    private static void Write(SKBitmap frame, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var data = frame.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(path, data.ToArray());
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
