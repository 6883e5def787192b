using Trae.Contracts;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>How a feeling is held in the face and the head, as what is added to the neutral pose.</summary>
/// <param name="Corners">Of the mouth, upwards, in the figure's units.</param>
/// <param name="Bob">Of the head, downwards.</param>
internal readonly record struct Mood(float Brows, float Frown, float Wide, float Cheeks, float Corners, float Tilt, float Bob)
{
    public static Mood Of(Emotion emotion) => emotion switch
    {
        Emotion.Happy => new(0.45f, 0, 0, 0.75f, 4.5f, 2, -2),
        Emotion.Serious => new(-0.45f, 0.75f, -0.2f, 0, -8, 0, 3),
        Emotion.Surprised => new(1.5f, -0.25f, 1, 0, -3, -1, -4),
        Emotion.Concerned => new(0.25f, -1.1f, 0, 0, -11, -3.5f, 3),
        _ => default,
    };
}
