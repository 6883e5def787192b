using Trae.Contracts;
using Trae.VideoWorker.Drawing.Presenter;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Drawing;

public sealed class PresenterTests
{
    private static readonly PresenterPose Rest = default(PresenterPose) with { Mouth = MouthShape.Of(Viseme.Rest).Rounded() };

    [Theory]
    [InlineData(299)]
    [InlineData(300)]
    public void A_scene_starts_and_ends_in_the_same_pose_whatever_it_feels(int frames)
    {
        foreach (var emotion in Enum.GetValues<Emotion>())
        {
            var motion = new PresenterMotion(Feeling(emotion, frames));

            Assert.Equal(Rest, motion.At(0));
            Assert.Equal(Rest, motion.At(frames - 1));
        }
    }

    [Fact]
    public void The_eyes_blink_every_few_seconds()
    {
        var motion = new PresenterMotion(SampleScenes.Timeline(SceneLayout.Title, frames: 900));
        var shut = Enumerable.Range(1, 899).Where(frame => motion.At(frame).Eyes.Lids == 1 && motion.At(frame - 1).Eyes.Lids < 1).ToList();

        Assert.InRange(shut.Count, 5, 20);
        Assert.All(shut.Zip(shut.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 60, 150));
    }

    [Fact]
    public void The_body_moves_in_every_second_frame_at_most()
    {
        var motion = new PresenterMotion(SampleScenes.Timeline(SceneLayout.Title, frames: 600));

        Assert.All(Enumerable.Range(0, 300), pair => Assert.Equal(motion.At(2 * pair).Body, motion.At(2 * pair + 1).Body));
        Assert.Contains(Enumerable.Range(1, 299), pair => motion.At(2 * pair).Body != motion.At(2 * pair - 2).Body);
    }

    [Fact]
    public void Each_emotion_is_seen_in_the_middle_of_a_scene()
    {
        var faces = Enum.GetValues<Emotion>().Select(emotion => new PresenterMotion(Feeling(emotion, 300)).At(151)).ToList();

        Assert.Equal(faces.Count, faces.Select(face => (face.Brows, face.Mouth.Smile)).Distinct().Count());
        var (neutral, happy, serious, surprised) = (faces[0], faces[1], faces[2], faces[3]);
        Assert.True(happy.Mouth.Smile > neutral.Mouth.Smile && serious.Mouth.Smile < neutral.Mouth.Smile);
        Assert.True(surprised.Brows.Raise > neutral.Brows.Raise + 1);
        Assert.True(serious.Brows.Frown > 0 && faces[4].Brows.Frown < 0);
    }

    [Fact]
    public void The_hands_rise_with_a_stressed_word_and_rest_at_the_ends()
    {
        var quiet = Feeling(Emotion.Neutral, 400) with { Captions = [] };
        var stressed = quiet with { Emphases = [100, 220] };

        Assert.DoesNotContain(Enumerable.Range(0, 400), frame => Raised(new PresenterMotion(quiet), frame));
        var motion = new PresenterMotion(stressed);
        Assert.All(stressed.Emphases, frame => Assert.True(Raised(motion, frame + 4), $"frame {frame}"));
        Assert.All((int[])[0, 40, 170, 399], frame => Assert.False(Raised(motion, frame), $"frame {frame}"));
    }

    [Fact]
    public void Every_presenter_of_the_contract_can_be_drawn_and_is_nobody_elses_double()
    {
        Assert.All(Looks.Presenters, id => Assert.Equal(id, Cast.Of(id).Id));
        Assert.Equal(Looks.Presenters.Count, Looks.Presenters.Select(id => (Cast.Of(id).Hair, Cast.Of(id).Outfit)).Distinct().Count());
        Assert.True(Looks.Presenters.Count >= 12);
    }

    private static bool Raised(PresenterMotion motion, int frame) => motion.At(frame).Body is var body && (body.Left != default || body.Right != default);

    private static SceneTimeline Feeling(Emotion emotion, int frames)
    {
        var timeline = SampleScenes.Timeline(SceneLayout.Title, frames: frames);

        return timeline with { Scene = timeline.Scene with { Emotion = emotion } };
    }
}
