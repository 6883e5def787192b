using Trae.Api.Features.Productions;
using Trae.Contracts;

namespace Trae.Tests.Production;

public sealed class SceneOrderTests
{
    private static readonly NarrateScene Narration = new("Words.", "en", new Speaker("en"));

    [Fact]
    public void A_scene_knows_the_background_before_it_only_where_that_is_another()
    {
        var picture = new Background(BackgroundKind.Picture, "uploads/sea.jpg");
        var board = Board(new Look(VideoFormat.Wide), Scene(), Scene() with { Background = picture }, Scene() with { Background = picture }, Scene());

        Assert.Equal([null, new(BackgroundKind.Gradient), null, picture], Requests(board).Select(scene => scene.Before));
    }

    [Fact]
    public void A_scene_knows_its_place_only_where_the_picture_shows_it()
    {
        var plain = Board(new Look(VideoFormat.Wide), Scene(), Scene(), Scene());
        var named = plain with { Look = plain.Look with { LowerThird = new LowerThird("Ada") } };
        var counted = plain with { Look = plain.Look with { ProgressBar = true } };

        Assert.Equal([null, null, null], Requests(plain).Select(scene => scene.Place));
        Assert.Equal([null, new(1, 3), null], Requests(named).Select(scene => scene.Place));
        Assert.Equal([new(0, 3), new(1, 3), new(2, 3)], Requests(counted).Select(scene => scene.Place));
    }

    private static IEnumerable<RenderScene> Requests(Storyboard board) => board.Scenes.Select((_, index) => SceneOrder.Request(board, index, Narration));

    private static Scene Scene() => new(Guid.NewGuid(), SceneLayout.Statement, "Words.", new ScreenText(Heading: "Words"));

    private static Storyboard Board(Look look, params Scene[] scenes) => new("Title", "en", new Speaker("en"), look, scenes);
}
