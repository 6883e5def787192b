using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing;

namespace Trae.Tests.Drawing;

public sealed class SceneTextTests
{
    [Theory]
    [InlineData(SceneLayout.Title, "lagoon")]
    [InlineData(SceneLayout.Number, "ember")]
    [InlineData(SceneLayout.Closing, "paper")]
    public void All_text_of_a_scene_is_found_readable_and_inside_the_safe_area(SceneLayout layout, string theme)
    {
        var texts = SceneText.Measure(SampleScenes.Timeline(layout, theme: theme), SceneMedia.Empty, Frames.Fonts);

        Assert.Contains(texts, text => text.Text == (SampleScenes.Screens[layout].Number ?? SampleScenes.Screens[layout].Heading));
        Assert.Contains(texts, text => text.IsCaption);
        Assert.All(texts, text => Assert.True(text is { InSafeArea: true, Contrast: >= Legibility.Readable } && text.From < text.To, text.ToString()));
    }

    [Fact]
    public void Contrast_is_the_ratio_of_the_guidelines()
    {
        Assert.Equal(21, Legibility.Ratio(SKColors.Black, SKColors.White), 2);
        Assert.Equal(4.54, Legibility.Ratio(new SKColor(0xFF767676), SKColors.White), 2);
        Assert.Equal(1, Legibility.Ratio(SKColors.Red, SKColors.Red), 2);
    }
}
