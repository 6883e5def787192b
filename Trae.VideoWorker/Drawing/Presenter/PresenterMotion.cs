using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>
/// The presenter's movements. They grow from nothing and return to it within a scene, because the next scene is drawn
/// elsewhere and has to start where this one ends. The body moves in every second frame, as drawn animation does; the
/// mouth and the lids in every one.
/// </summary>
internal sealed class PresenterMotion
{
    private const float Second = FrameRate.PerSecond;
    private const int BlinkFrames = 6;
    private const int Ramp = 18;
    private const int Turning = 14;

    private readonly SceneTimeline _timeline;
    private readonly Mood _mood;
    private readonly float _breath;
    private readonly List<HeadTurn> _turns = [default];
    private readonly List<int> _blinks = [];
    private readonly List<(int Frame, float Gaze)> _looks = [(0, 0)];
    private readonly List<int> _accents;
    private readonly Gestures _gestures;
    private readonly MouthShape[] _mouth;
    private readonly PresenterPose[] _poses;
    private readonly int[][] _since;

    public PresenterMotion(SceneTimeline timeline)
    {
        (_timeline, _mood) = (timeline, Mood.Of(timeline.Scene.Emotion));
        var dice = new Dice(timeline.Scene.Narration);
        _breath = dice.Between(0, MathF.Tau);

        for (var frame = dice.Between(0.8f, 2.2f) * Second; frame < timeline.FrameCount - BlinkFrames - 4; frame += dice.Between(2.1f, 4.6f) * Second)
        {
            _blinks.Add((int)frame);
        }

        for (var frame = dice.Between(1.5f, 3) * Second; frame < timeline.FrameCount - 20; frame += dice.Between(1.2f, 3) * Second)
        {
            _looks.Add(((int)frame, _looks[^1].Gaze == 0 ? dice.Between(-1, 1) : 0));
        }

        // A head is held, and moved when there is a reason to: people do not sway.
        for (var frame = dice.Between(0.5f, 1.2f) * Second; frame < timeline.FrameCount - Turning; frame += Turning + dice.Between(0.4f, 1.5f) * Second)
        {
            _turns.Add(new((int)frame, dice.Between(-2.2f, 2.2f), dice.Between(-1, 1), dice.Between(-2.5f, 3), dice.Between(-1, 1)));
        }

        // A phrase is begun with the brows and a nod, and so is a stressed word.
        _accents = [.. timeline.Captions.Select(phrase => (int)(phrase.Start.TotalSeconds * Second)).Concat(timeline.Emphases).Order()];
        _gestures = new Gestures(timeline, dice);
        _mouth = MouthTrack.Of(timeline.Mouth, timeline.FrameCount);
        _poses = [.. Enumerable.Range(0, timeline.FrameCount).Select(Pose)];
        _since = [.. Enum.GetValues<FigurePart>().Select(Changes)];
    }

    public ref readonly PresenterPose At(int frame) => ref _poses[frame];

    /// <summary>The first of the frames up to this one in which the part stands as it does in this one.</summary>
    public int Since(FigurePart part, int frame) => _since[(int)part][frame];

    private int[] Changes(FigurePart part)
    {
        var since = new int[_poses.Length];
        for (var frame = 1; frame < since.Length; frame++)
        {
            since[frame] = IsSame(part, _poses[frame - 1], _poses[frame]) ? since[frame - 1] : frame;
        }

        return since;
    }

    private static bool IsSame(FigurePart part, in PresenterPose a, in PresenterPose b) => part switch
    {
        FigurePart.Torso => a.Body.Breath == b.Body.Breath,
        FigurePart.LeftArm => a.Body.Left == b.Body.Left && a.Body.Breath == b.Body.Breath,
        FigurePart.RightArm => a.Body.Right == b.Body.Right && a.Body.Breath == b.Body.Breath,
        FigurePart.Head => a.Body with { Left = default, Right = default } == b.Body with { Left = default, Right = default },
        FigurePart.Eyes => a.Eyes == b.Eyes && a.Brows == b.Brows,
        _ => a.Mouth == b.Mouth,
    };

    private PresenterPose Pose(int frame)
    {
        var twos = frame & ~1;
        var calm = Calm(twos);
        var accent = Accent(twos) * calm;

        return new PresenterPose(
            Body(twos, calm, accent),
            new EyePose(
                Lids(frame),
                Step(calm * Gaze(twos), 4),
                Step(calm * 0.4f * _turns[LastTurn(twos)].Down * MathF.Abs(Gaze(twos)), 3),
                Step(calm * _mood.Wide, 4),
                Step(calm * _mood.Cheeks, 4)),
            new BrowPose(Step(calm * _mood.Brows + accent, 8), Step(calm * _mood.Frown, 8)),
            (_mouth[frame] with { Smile = _mouth[frame].Smile + calm * _mood.Corners }).Rounded());
    }

    private BodyPose Body(int frame, float calm, float accent)
    {
        var last = LastTurn(frame);
        var (from, to) = (_turns[Math.Max(0, last - 1)], _turns[last]);
        var t = Easing.Smooth(Easing.Progress(frame, to.Frame, Turning));
        var (left, right) = _gestures.At(frame);

        return new BodyPose(
            Tilt: Step(calm * (_mood.Tilt + Easing.Lerp(from.Tilt, to.Tilt, t)), 16),
            Turn: Step(calm * Easing.Lerp(from.Turn, to.Turn, t), 24),
            Bob: Step(calm * (_mood.Bob + Easing.Lerp(from.Bob, to.Bob, t)) + 4.5f * accent, 4),
            Breath: Step(calm * MathF.Sin(_breath + MathF.Tau * 0.27f * frame / Second), 3),
            left,
            right);
    }

    private int LastTurn(int frame) => _turns.FindLastIndex(turn => turn.Frame <= frame);

    /// <summary>0 in a scene's first and last frames, 1 between.</summary>
    private float Calm(int frame) =>
        Easing.Smooth(Easing.Progress(frame, 0, Ramp)) * Easing.Smooth(Easing.Progress(_timeline.FrameCount - 3 - frame, 0, Ramp));

    /// <summary>In so many steps of one, so that what hardly moves is not drawn again.</summary>
    private static float Step(float value, float steps) => MathF.Round(value * steps) / steps;

    /// <summary>Closes in two frames, opens in three.</summary>
    private float Lids(int frame)
    {
        var blink = _blinks.FindLastIndex(start => start <= frame);

        return blink < 0 ? 0 : (frame - _blinks[blink]) switch
        {
            0 => 0.55f,
            1 or 2 => 1,
            3 => 0.7f,
            4 => 0.35f,
            5 => 0.12f,
            _ => 0,
        };
    }

    private float Gaze(int frame)
    {
        var look = _looks.FindLastIndex(start => start.Frame <= frame);
        var from = look > 0 ? _looks[look - 1].Gaze : 0;

        return Easing.Lerp(from, _looks[look].Gaze, Easing.Smooth(Easing.Progress(frame, _looks[look].Frame, 5)));
    }

    private float Accent(int frame)
    {
        var last = _accents.FindLastIndex(start => start <= frame);
        if (last < 0)
        {
            return 0;
        }

        var since = frame - _accents[last];

        return Easing.Smooth(Easing.Progress(since, 0, 6)) * (1 - Easing.Smooth(Easing.Progress(since, 8, 16)));
    }

    /// <param name="Frame">When the head begins to move there.</param>
    /// <param name="Down">Where the eyes look when they look aside.</param>
    private readonly record struct HeadTurn(int Frame, float Tilt, float Turn, float Bob, float Down);
}
