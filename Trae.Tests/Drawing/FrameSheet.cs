using SkiaSharp;
using Trae.Contracts;

namespace Trae.Tests.Drawing;

/// <summary>
/// Writes frames to look at, into the folder <c>frames</c> beside the test program:
/// <c>dotnet test --project Trae.Tests -- --explicit only --filter-class "Trae.Tests.Drawing.FrameSheet"</c>.
/// </summary>
public sealed class FrameSheet
{
    public static MatrixTheoryData<SceneLayout, VideoFormat> Scenes() => new(Enum.GetValues<SceneLayout>(), Enum.GetValues<VideoFormat>());

    [Theory(Explicit = true)]
    [MemberData(nameof(Scenes))]
    public void Write(SceneLayout layout, VideoFormat format)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "frames")).FullName;
        foreach (var frame in (int[])[0, 8, 20, 70, 120, 140, 145, 149])
        {
            var side = format == VideoFormat.Square ? 1080 : 1920;
            using var picture = Frames.Small(SampleScenes.Timeline(layout, format, Looks.Themes[(int)layout % 3], Looks.Presenters[(int)layout % 3]), frame, side);
            using var data = picture.Encode(SKEncodedImageFormat.Png, 80);
            File.WriteAllBytes(Path.Combine(folder, $"{layout}-{format}-{frame:D3}.png"), data.ToArray());
        }

        TestContext.Current.SendDiagnosticMessage("Frames are in {0}", folder);
    }
}
