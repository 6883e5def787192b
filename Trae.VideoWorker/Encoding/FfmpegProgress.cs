using System.Globalization;

namespace Trae.VideoWorker.Encoding;

/// <summary>How far ffmpeg is.</summary>
/// <param name="Frame">Frames written; zero where there is no picture.</param>
/// <param name="Time">The newest time written.</param>
/// <param name="Ended">Whether this is its last report.</param>
public sealed record FfmpegProgress(long Frame, TimeSpan Time, bool Ended);

/// <summary>
/// Reads what <c>-progress</c> writes: lines of <c>key=value</c>, where <c>progress=continue</c> or
/// <c>progress=end</c> closes a report (ffmpeg's documentation, "Main options").
/// </summary>
public sealed class FfmpegProgressReader
{
    private long _frame;
    private TimeSpan _time;

    /// <returns>A report when <paramref name="line"/> closes one, else null. Lines that mean nothing to us are passed over.</returns>
    public FfmpegProgress? Read(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return null;
        }

        var value = line.AsSpan(equals + 1).Trim();

        switch (line.AsSpan(0, equals).Trim())
        {
            case "frame" when long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var frame):
                _frame = frame;
                return null;

            // "N/A" before the first packet, and slightly negative for one that starts early.
            case "out_time_us" when long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var microseconds):
                _time = TimeSpan.FromMicroseconds(Math.Max(0, microseconds));
                return null;

            case "progress":
                return new(_frame, _time, value is "end");

            default:
                return null;
        }
    }
}
