using Trae.Contracts;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Layouts;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.Tests.Drawing;

/// <summary>Words beside a picture: it gives them room before they are small, and then they are shown on pages.</summary>
public sealed class PictureTextTests
{
    private const float Smallest = 28;

    private static readonly string[] Items = ["Two hearts serve the gills", "Each arm decides by itself", "The blood is blue", "It tastes what it touches", "It lives about two years"];

    private static readonly ScreenText Full = new(
        "Habitat", "A house with one narrow door", "It keeps the den clean, stacks stones at the entrance, and leaves only to hunt.", Items, Attribution: "Illustration");

    public static MatrixTheoryData<VideoFormat, string?, int> Scenes() => new(Enum.GetValues<VideoFormat>(), [null, "ada"], [3, 5]);

    [Theory]
    [MemberData(nameof(Scenes))]
    public void Items_and_a_body_are_large_enough_to_read(VideoFormat format, string? presenter, int items)
    {
        var texts = Lay(format, presenter, Full with { Items = Items[..items] });
        var read = texts.Where(text => Starts(Full.Body!, text.Text) || Items.Any(item => Starts(item, text.Text))).ToList();

        Assert.Equal(items + 1, read.Count);
        Assert.All(read, text => Assert.True(text.Size >= Smallest, $"{text.Size:0.0}: {text.Text}"));
    }

    [Fact]
    public void What_is_too_much_is_shown_on_pages_the_body_first_and_no_item_twice()
    {
        var texts = Lay(VideoFormat.Square, "ada", Full, [150, 180, 210, 240, 250]);

        var body = Assert.Single(texts, text => Starts(Full.Body!, text.Text));
        var items = texts.Where(text => Items.Contains(text.Text, StringComparer.Ordinal)).ToList();
        Assert.Equal(Items, items.Select(text => text.Text));
        Assert.InRange(body.To, 1, 142);
        Assert.All(items, text => Assert.True(text.From >= 142));
    }

    private static bool Starts(string whole, string shown) => whole.StartsWith(shown, StringComparison.Ordinal);

    private static List<PlacedText> Lay(VideoFormat format, string? presenter, ScreenText screen, int[]? reveals = null)
    {
        var timeline = SampleScenes.Timeline(SceneLayout.PictureText, format, presenter: presenter, screen: screen, frames: 300);
        timeline = timeline with { ItemReveals = reveals ?? timeline.ItemReveals };
        var input = new LayoutInput(timeline, Grid.For(timeline), Theme.All[0], new TextShaper(Frames.Fonts, "en"), SceneMedia.Empty);

        return [.. SceneLayouts.Lay(input).SelectMany(layer => layer.Texts)];
    }
}
