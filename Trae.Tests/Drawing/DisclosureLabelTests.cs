using Trae.Contracts;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Drawing.Overlay;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.Tests.Drawing;

public sealed class DisclosureLabelTests
{
    [Theory]
    [InlineData(VideoFormat.Wide)]
    [InlineData(VideoFormat.Tall)]
    [InlineData(VideoFormat.Square)]
    [InlineData(VideoFormat.Portrait)]
    public void The_line_stands_in_the_margin_where_nothing_else_does_and_only_if_asked(VideoFormat format)
    {
        var plain = SampleScenes.Timeline(SceneLayout.Statement, format, presenter: "ada");
        var asked = plain with { Look = plain.Look with { Disclosure = true } };
        var grid = Grid.For(asked.Look);
        var shaper = new TextShaper(Frames.Fonts, "en");

        var text = Assert.Single(Assert.Single(Overlays.Layers(asked, grid, Theme.All[0], SceneMedia.Empty, shaper).OfType<DisclosureLabel>()).Texts);

        Assert.Equal("Made by a computer", text.Text);
        Assert.True(grid.Frame.Contains(text.Box), $"{text.Box}");
        Assert.All(new[] { grid.Content, grid.Captions, grid.Presenter }, area => Assert.False(area.IntersectsWith(text.Box), $"{area} {text.Box}"));
        Assert.Empty(Overlays.Layers(plain, grid, Theme.All[0], SceneMedia.Empty, shaper).OfType<DisclosureLabel>());
    }

    [Fact]
    public void A_look_without_it_is_written_as_before_so_that_no_scene_is_rendered_again()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(new Look(VideoFormat.Wide), JsonDefaults.Options);

        Assert.DoesNotContain("disclosure", json, StringComparison.OrdinalIgnoreCase);
    }
}
