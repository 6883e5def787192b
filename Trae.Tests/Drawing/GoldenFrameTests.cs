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
        GoldenFile.Check(frame, $"{layout}-{format}".ToLowerInvariant());
    }
}
