namespace Trae.VideoWorker.Drawing;

/// <summary>Motion curves from 0 to 1 (after Penner); what is before or after is held.</summary>
internal static class Easing
{
    /// <summary>How far a motion is in a frame: 0 up to its first frame, 1 from its end on.</summary>
    public static float Progress(int frame, int start, int frames) => Math.Clamp((frame - start) / (float)Math.Max(1, frames), 0, 1);

    public static float OutCubic(float t) => 1 - MathF.Pow(1 - t, 3);

    public static float OutQuint(float t) => 1 - MathF.Pow(1 - t, 5);

    public static float InCubic(float t) => t * t * t;

    public static float InOut(float t) => t < 0.5f ? 4 * t * t * t : 1 - MathF.Pow(-2 * t + 2, 3) / 2;

    public static float Smooth(float t) => t * t * (3 - 2 * t);

    /// <summary>Overshoots by a tenth, then settles.</summary>
    public static float OutBack(float t) => 1 + 2.7f * MathF.Pow(t - 1, 3) + 1.7f * MathF.Pow(t - 1, 2);

    public static float Lerp(float from, float to, float t) => from + (to - from) * t;
}
