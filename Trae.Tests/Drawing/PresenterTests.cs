using Trae.Contracts;
using Trae.VideoWorker.Drawing.Presenter;

namespace Trae.Tests.Drawing;

public sealed class PresenterTests
{
    [Fact]
    public void A_scene_starts_and_ends_in_the_same_pose()
    {
        var timeline = SampleScenes.Timeline(SceneLayout.Title, frames: 300);
        var motion = new PresenterMotion(timeline);

        var rest = new PresenterPose(0, 0, 0, 0, 0, 0, 0, MouthShape.Of(Viseme.Rest));
        Assert.Equal(rest, motion.At(0));
        Assert.Equal(rest, motion.At(299));
    }

    [Fact]
    public void The_eyes_blink_every_few_seconds()
    {
        var motion = new PresenterMotion(SampleScenes.Timeline(SceneLayout.Title, frames: 900));
        var shut = Enumerable.Range(1, 899).Where(frame => motion.At(frame).Lids == 1 && motion.At(frame - 1).Lids < 1).ToList();

        Assert.InRange(shut.Count, 5, 20);
        Assert.All(shut.Zip(shut.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 60, 150));
    }

    [Fact]
    public void The_mouth_is_never_ahead_of_the_sound()
    {
        var mouth = Enumerable.Repeat(Viseme.Rest, 10).Concat(Enumerable.Repeat(Viseme.Open, 10)).ToList();

        Assert.Equal(MouthShape.Of(Viseme.Rest), MouthShape.At(mouth, 9));
        Assert.True(MouthShape.At(mouth, 10).Open > 20);
        Assert.Equal(MouthShape.Of(Viseme.Open).Open, MouthShape.At(mouth, 12).Open, 3);
    }
}
