using Trae.Contracts;

namespace Trae.VideoWorker.Delivery;

/// <summary>One quality of a stream.</summary>
/// <param name="Side">The picture's shorter side: 1080, 720, 480.</param>
/// <param name="KilobitsPerSecond">The most that its encoder may use over two seconds; 0 for the one that is copied.</param>
public sealed record Rung(int Side, FrameSize Size, int KilobitsPerSecond)
{
    public string File => FormattableString.Invariant($"stream-{Side}.mp4");

    public string Playlist => FormattableString.Invariant($"stream-{Side}.m3u8");

    public string Keyframes => FormattableString.Invariant($"stream-{Side}-keyframes.m3u8");
}

/// <summary>The qualities that a video is streamed in: its own first, then each smaller step.</summary>
public static class StreamLadder
{
    private static readonly (int Side, int KilobitsPerSecond)[] Steps = [(1080, 5_000), (720, 2_500), (480, 1_000)];

    public static IReadOnlyList<Rung> Of(FrameSize source)
    {
        var side = Math.Min(source.Width, source.Height);

        return
        [
            new(side, source, 0),
            .. from step in Steps
               where step.Side < side
               select new Rung(step.Side, new(Scaled(source.Width, step.Side, side), Scaled(source.Height, step.Side, side)), step.KilobitsPerSecond),
        ];
    }

    // Even, as chroma of half the size needs it.
    private static int Scaled(int length, int to, int from) => (int)Math.Round(length * (double)to / from / 2) * 2;
}
