using Trae.Contracts;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>
/// Movements of the arms: with what the script stresses, and with the beginning of a phrase where nothing is stressed.
/// One at a time, with rest between them, and none near the scene's ends. A circle has room for a head and no hands.
/// </summary>
internal sealed class Gestures
{
    private const int Rise = 9;
    private const int Hold = 20;
    private const int Fall = 15;
    private const int Length = Rise + Hold + Fall;
    private const int Pause = 24;
    private const int PhrasePause = 75;

    // Forearms come up before the body, as people lift them in talking: outwards they would leave the picture on their way.
    private static readonly (ArmPose Left, ArmPose Right)[] Kinds =
    [
        (new(0, -168, HandShape.Open), default),
        (new(14, -100, HandShape.Open), new(14, -100, HandShape.Open)),
        (default, new(0, -172, HandShape.Point)),
        (new(7, -150, HandShape.Open), new(7, -150, HandShape.Open)),
    ];

    private readonly List<(int Start, int Kind)> _starts = [];

    public Gestures(SceneTimeline timeline, Dice dice)
    {
        if ((timeline.Scene.Framing ?? timeline.Look.Framing) == Framing.Circle)
        {
            return;
        }

        var stressed = timeline.Emphases.Select(frame => (Frame: frame, Gap: Pause));
        var phrases = timeline.Captions.Select(phrase => (Frame: (int)(phrase.Start.TotalSeconds * FrameRate.PerSecond), Gap: PhrasePause));
        foreach (var (frame, gap) in stressed.Concat(phrases).OrderBy(beat => beat.Frame))
        {
            // The hand arrives with the word.
            var start = Math.Max(16, frame - Rise + 3);
            if (start + Length + 10 > timeline.FrameCount || (_starts.Count > 0 && start < _starts[^1].Start + Length + gap))
            {
                continue;
            }

            _starts.Add((start, (int)dice.Between(0, Kinds.Length - 0.001f)));
        }
    }

    public IEnumerable<int> Starts => _starts.Select(start => start.Start);

    public (ArmPose Left, ArmPose Right) At(int frame)
    {
        var last = _starts.FindLastIndex(start => start.Start <= frame);
        if (last < 0 || frame >= _starts[last].Start + Length)
        {
            return default;
        }

        var since = frame - _starts[last].Start;
        var there = Easing.OutBack(Easing.Progress(since, 0, Rise)) * (1 - Easing.Smooth(Easing.Progress(since, Rise + Hold, Fall)));
        var (left, right) = Kinds[_starts[last].Kind];

        return (Part(left, there), Part(right, there));
    }

    private static ArmPose Part(ArmPose arm, float there) =>
        there < 0.02f ? default : new(Round(arm.Raise * there), Round(arm.Bend * there), arm.Hand);

    private static float Round(float degrees) => MathF.Round(degrees * 4) / 4;
}
