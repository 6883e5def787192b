using System.Globalization;
using System.Text;
using Trae.Contracts;
using Trae.VideoWorker.Timeline;
using static Trae.VideoWorker.Encoding.FfmpegArguments;

namespace Trae.VideoWorker.Delivery;

/// <summary>Small pictures of a whole video on one sheet, for a seek bar.</summary>
/// <param name="Size">Of one picture.</param>
/// <param name="Interval">Frames from one to the next.</param>
public sealed record ThumbnailGrid(FrameSize Size, int Interval, int Count, int Frames)
{
    public const string File = "stream-thumbnails.jpg";
    private const int Columns = 10;
    private const int Most = 100;
    private const int LongestSide = 192;

    public int Rows => (Count + Columns - 1) / Columns;

    /// <summary>One a second, or as many as there is room for.</summary>
    public static ThumbnailGrid Of(FrameSize video, int frames)
    {
        var scale = (double)LongestSide / Math.Max(video.Width, video.Height);
        var interval = Math.Max(1, (frames + (Most * FrameRate.PerSecond) - 1) / (Most * FrameRate.PerSecond)) * FrameRate.PerSecond;
        var size = new FrameSize((int)Math.Round(video.Width * scale / 2) * 2, (int)Math.Round(video.Height * scale / 2) * 2);

        // Each stands for the stretch whose middle it shows; a short rest has none of its own.
        return new(size, interval, Math.Max(1, (frames + (interval / 2) - 1) / interval), frames);
    }

    /// <summary>Picks, shrinks and lays them out. ffmpeg writes JFIF, which the disclosure stands behind, only of pixels whose shape is told; a scene does not tell it.</summary>
    public string Filter =>
        Invariant($"select='eq(mod(n\\,{Interval})\\,{Math.Min(Interval / 2, Frames - 1)})',scale={Size.Width}:{Size.Height}:flags=area,setsar=1,tile={Columns}x{Rows}");

    /// <summary>Where on the sheet each time is, as media fragments (W3C Media Fragments URI, 4.2.2).</summary>
    public string WebVtt()
    {
        var text = new StringBuilder("WEBVTT\n");

        for (var i = 0; i < Count; i++)
        {
            var end = i + 1 < Count ? FrameRate.TimeOf((i + 1) * Interval) : FrameRate.TimeOf(Frames);
            var (x, y) = (i % Columns * Size.Width, i / Columns * Size.Height);
            text.Append(CultureInfo.InvariantCulture, $"\n{Time(FrameRate.TimeOf(i * Interval))} --> {Time(end)}\n{File}#xywh={x},{y},{Size.Width},{Size.Height}\n");
        }

        return text.ToString();
    }

    private static string Time(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}.{time.Milliseconds:000}");
}
