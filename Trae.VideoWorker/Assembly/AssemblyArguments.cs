using System.Globalization;
using System.Text;
using Trae.VideoWorker.Disclosures;
using Trae.VideoWorker.Timeline;
using static Trae.VideoWorker.Encoding.FfmpegArguments;

namespace Trae.VideoWorker.Assembly;

/// <summary>What ffmpeg is asked for when it joins, as lists of arguments.</summary>
public static class AssemblyArguments
{
    /// <summary>
    /// A mix to AAC at one quality, about 105 kb/s for a voice alone and 190 with music: it leaves noise 40 dB and more under the sound.
    /// At one rate instead a voice costs ffmpeg three times the processor time, for noise that is lower still.
    /// </summary>
    public static IReadOnlyList<string> EncodeSound(string mix, string output) =>
    [
        .. Common("warning"), .. Local, "-i", mix, "-map", "0:a:0",
        "-c:a", "aac", "-aac_coder", "fast", "-q:a", "2", "-map_metadata", "-1", "-f", "mp4", output,
    ];

    /// <summary>Joins the segments and the sound untouched, and puts the index first so that a player can start at once.</summary>
    /// <param name="list">As <see cref="SegmentList"/> writes it, beside the segments.</param>
    /// <param name="sound">As <see cref="EncodeSound"/> makes it.</param>
    /// <param name="metadata">As <see cref="ChapterFile"/> writes it.</param>
    /// <param name="language">BCP 47.</param>
    public static IReadOnlyList<string> Join(string list, string sound, string metadata, string language, Disclosure disclosure, string output) =>
    [
        .. Common("warning"),
        .. Local, "-f", "concat", "-safe", "1", "-i", list,
        .. Local, "-f", "mov", "-i", sound,
        .. Local, "-f", "ffmetadata", "-i", metadata,
        "-map", "0:v:0",
        "-map", "1:a:0",
        "-map_metadata", "2",
        "-map_chapters", "2",
        .. disclosure.Metadata,
        "-c", "copy",
        "-metadata:s:a:0", $"language={ThreeLetters(language)}",
        "-video_track_timescale", "30000",
        "-movflags", "+faststart",
        "-f", "mp4",
        output,
    ];

    /// <summary>A list for ffmpeg's concat demuxer, which would else place segments by their length in whole milliseconds.</summary>
    /// <param name="segments">Plain file names of lower-case letters, digits, dashes and dots, which need no quoting, and lengths in frames.</param>
    public static string SegmentList(IEnumerable<(string Name, int Frames)> segments)
    {
        var list = new StringBuilder("ffconcat version 1.0\n");
        var frame = 0;

        foreach (var (name, frames) in segments)
        {
            // Lengths are differences of rounded places, so rounding never adds up.
            var length = Microseconds(frame + frames) - Microseconds(frame);
            list.Append(CultureInfo.InvariantCulture, $"file {name}\nduration {length / 1_000_000}.{length % 1_000_000:000000}\n");
            frame += frames;
        }

        return list.ToString();
    }

    private static long Microseconds(int frame) => (long)Math.Round(frame * 1e6 / FrameRate.PerSecond);

    // MP4 names languages by ISO 639-2.
    private static string ThreeLetters(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language).ThreeLetterISOLanguageName is { Length: 3 } known ? known : "und";
        }
        catch (CultureNotFoundException)
        {
            return "und";
        }
    }
}
