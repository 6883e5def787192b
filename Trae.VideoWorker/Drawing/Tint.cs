using SkiaSharp;

namespace Trae.VideoWorker.Drawing;

internal static class Tint
{
    public static SKColor Lighter(SKColor color, float amount) => Mix(color, SKColors.White, amount);

    public static SKColor Darker(SKColor color, float amount) => Mix(color, SKColors.Black, amount);

    public static SKColor Mix(SKColor from, SKColor to, float t) => new(
        (byte)Easing.Lerp(from.Red, to.Red, t),
        (byte)Easing.Lerp(from.Green, to.Green, t),
        (byte)Easing.Lerp(from.Blue, to.Blue, t));
}
