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

    [Theory]
    [InlineData(VideoFormat.Wide, "lagoon")]
    [InlineData(VideoFormat.Tall, "paper")]
    public void So_does_a_mesh_that_has_drifted(VideoFormat format, string theme)
    {
        var timeline = SampleScenes.Timeline(SceneLayout.Statement, format, theme);
        using var frame = Frames.Small(timeline with { Look = timeline.Look with { Background = new(BackgroundKind.Mesh) } }, 75, Side);
        GoldenFile.Check(frame, $"background-{format}-mesh".ToLowerInvariant());
    }
}
