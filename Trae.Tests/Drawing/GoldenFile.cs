using System.Runtime.CompilerServices;
using SkiaSharp;

namespace Trae.Tests.Drawing;

/// <summary>A committed picture that a drawing has to look like. TRAE_UPDATE_GOLDEN=1 rewrites it.</summary>
internal static class GoldenFile
{
    public static void Check(SKBitmap frame, string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Golden", $"{name}.png");
        if (Environment.GetEnvironmentVariable("TRAE_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var data = frame.Encode(SKEncodedImageFormat.Png, 100);
            File.WriteAllBytes(path, data.ToArray());
        }

        using var golden = SKBitmap.Decode(path);
        Assert.NotNull(golden);
        Assert.Equal((golden.Width, golden.Height), (frame.Width, frame.Height));

        // Another Skia or font release moves edges by a shade; a layout that moved changes far more.
        var differences = golden.Pixels.Zip(frame.Pixels, (a, b) => Math.Max(Math.Abs(a.Red - b.Red), Math.Max(Math.Abs(a.Green - b.Green), Math.Abs(a.Blue - b.Blue)))).ToList();
        Assert.InRange(differences.Average(), 0, 2.5);
        Assert.InRange(differences.Count(difference => difference > 40) / (double)differences.Count, 0, 0.012);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
