namespace Trae.Contracts;

/// <summary>How many pixels a picture has; both sides are even.</summary>
public readonly record struct FrameSize(int Width, int Height)
{
    /// <summary>The one place that knows what a format and a resolution mean.</summary>
    public static FrameSize Of(VideoFormat format, Resolution resolution = Resolution.P1080)
    {
        var side = resolution switch
        {
            Resolution.P720 => 720,
            Resolution.P1440 => 1440,
            Resolution.P2160 => 2160,
            _ => 1080,
        };

        return format switch
        {
            VideoFormat.Tall => new(side, side * 16 / 9),
            VideoFormat.Square => new(side, side),
            VideoFormat.Portrait => new(side, side * 5 / 4),
            _ => new(side * 16 / 9, side),
        };
    }
}
