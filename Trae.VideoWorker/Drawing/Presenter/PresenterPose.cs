using Trae.Contracts;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>How the presenter holds themselves in a frame; all zero, with a resting mouth, is the pose of a scene's ends.</summary>
/// <param name="Tilt">Of the head, degrees, clockwise.</param>
/// <param name="Turn">Of the head to the side, -1 to 1.</param>
/// <param name="Bob">Of the head, downwards, in the bust's units.</param>
/// <param name="Breath">How far the shoulders are raised, -1 to 1.</param>
/// <param name="Lids">How far the eyes are closed, 0 to 1.</param>
/// <param name="Gaze">Of the eyes to the side, -1 to 1.</param>
/// <param name="Brows">How far they are raised, 0 to 1.</param>
internal readonly record struct PresenterPose(float Tilt, float Turn, float Bob, float Breath, float Lids, float Gaze, float Brows, MouthShape Mouth);

/// <summary>
/// The presenter's small movements. They grow from nothing and return to it within a scene, because the next scene is
/// drawn elsewhere and has to start where this one ends.
/// </summary>
internal sealed class PresenterMotion
{
    private const float Second = FrameRate.PerSecond;
    private const int BlinkFrames = 7;

    private readonly SceneTimeline _timeline;
    private readonly float[] _phases;
    private readonly List<int> _blinks = [];
    private readonly List<(int Frame, float Gaze)> _looks = [(0, 0)];
    private readonly List<int> _accents;

    public PresenterMotion(SceneTimeline timeline)
    {
        _timeline = timeline;
        var dice = new Dice(timeline.Scene.Narration);
        _phases = [.. Enumerable.Range(0, 6).Select(_ => dice.Between(0, MathF.Tau))];

        for (var frame = dice.Between(0.8f, 2.2f) * Second; frame < timeline.FrameCount - BlinkFrames - 4; frame += dice.Between(2.1f, 4.6f) * Second)
        {
            _blinks.Add((int)frame);
        }

        for (var frame = dice.Between(1.5f, 3) * Second; frame < timeline.FrameCount - 20; frame += dice.Between(1.2f, 3) * Second)
        {
            _looks.Add(((int)frame, _looks[^1].Gaze == 0 ? dice.Between(-1, 1) : 0));
        }

        // A phrase is begun with the brows and a nod.
        _accents = [.. timeline.Captions.Select(phrase => (int)(phrase.Start.TotalSeconds * Second))];
    }

    public PresenterPose At(int frame)
    {
        var calm = Easing.Smooth(Easing.Progress(frame, 0, 18)) * Easing.Smooth(Easing.Progress(_timeline.FrameCount - 1 - frame, 0, 18));
        var seconds = frame / Second;
        var accent = Accent(frame) * calm;

        return new PresenterPose(
            Tilt: calm * (1.5f * Wave(seconds, 0.23f, 0) + 0.7f * Wave(seconds, 0.61f, 1)),
            Turn: calm * (0.6f * Wave(seconds, 0.17f, 2) + 0.4f * Wave(seconds, 0.43f, 3)),
            Bob: calm * (1.6f * Wave(seconds, 0.52f, 4) + 1.1f * Wave(seconds, 0.95f, 5)) + 4.5f * accent,
            Breath: calm * Wave(seconds, 0.27f, 4),
            Lids: Lids(frame),
            Gaze: calm * Gaze(frame),
            Brows: accent,
            MouthShape.At(_timeline.Mouth, frame));
    }

    private float Wave(float seconds, float hertz, int phase) => MathF.Sin(_phases[phase] + MathF.Tau * hertz * seconds);

    /// <summary>Closes in two frames, opens in four.</summary>
    private float Lids(int frame)
    {
        var blink = _blinks.FindLastIndex(start => start <= frame);
        if (blink < 0)
        {
            return 0;
        }

        return (frame - _blinks[blink]) switch
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
}
