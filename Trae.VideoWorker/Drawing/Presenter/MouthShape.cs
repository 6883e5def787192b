using Trae.Contracts;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>A mouth as numbers, so that one can turn into another.</summary>
/// <param name="Width">Between the corners, in the bust's units.</param>
/// <param name="Open">Height of the opening.</param>
/// <param name="Smile">How far the corners are above the middle.</param>
/// <param name="Teeth">How much of the upper teeth shows, 0 to 1.</param>
/// <param name="Tongue">How far the tongue is raised, 0 to 1.</param>
/// <param name="Lips">Thickness of the lips.</param>
internal readonly record struct MouthShape(float Width, float Open, float Smile, float Teeth, float Tongue, float Lips)
{
    public static MouthShape Of(Viseme viseme) => viseme switch
    {
        Viseme.Closed => new(66, 0, 4, 0, 0, 8.5f),
        Viseme.Open => new(70, 40, 5, 0.8f, 0.25f, 6.5f),
        Viseme.Wide => new(84, 19, 8, 1, 0.1f, 6),
        Viseme.Round => new(48, 38, 1, 0.2f, 0.1f, 7.5f),
        Viseme.Pursed => new(32, 17, 0, 0, 0, 9),
        Viseme.Teeth => new(68, 10, 5, 1, 0, 6),
        Viseme.Tongue => new(72, 25, 6, 0.8f, 1, 6.5f),
        _ => new(72, 0, 9, 0, 0, 6.5f),
    };

    public static MouthShape Lerp(MouthShape from, MouthShape to, float t) => new(
        Easing.Lerp(from.Width, to.Width, t),
        Easing.Lerp(from.Open, to.Open, t),
        Easing.Lerp(from.Smile, to.Smile, t),
        Easing.Lerp(from.Teeth, to.Teeth, t),
        Easing.Lerp(from.Tongue, to.Tongue, t),
        Easing.Lerp(from.Lips, to.Lips, t));

    /// <summary>To what can be told apart, so that a drawn mouth serves for many frames.</summary>
    public MouthShape Rounded() => new(Round(Width, 3), Round(Open, 2), Round(Smile, 1.5f), Round(Teeth, 0.25f), Round(Tongue, 0.25f), Round(Lips, 1));

    private static float Round(float value, float step) => MathF.Round(value / step) * step;
}
