using System.Globalization;
using System.Text;
using Trae.Contracts;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Delivery;

/// <summary>The playlists of a stream (RFC 8216, and its second edition for byte ranges of fragmented MP4), as text.</summary>
/// <remarks>
/// Each quality is one file that players read in ranges: a hundredth of the files, and nothing to keep together. The sound is a
/// rendition of its own, since a second and third copy of it would be more than the smallest picture needs.
/// </remarks>
public static class StreamPlaylists
{
    public const string AudioFile = "stream-audio.mp4";
    public const string AudioPlaylist = "stream-audio.m3u8";
    public const string CaptionsPlaylist = "stream-captions.m3u8";

    // Groups of pictures are joined up to this: a scene may end with one of a few frames, which is no segment of its own.
    private const double LeastSeconds = 2;

    /// <summary>Groups whole fragments into segments, alike for all qualities since their fragments are.</summary>
    public static IReadOnlyList<Fragment> Segments(IReadOnlyList<Fragment> fragments)
    {
        var segments = new List<Fragment>();

        foreach (var fragment in fragments)
        {
            // Rounding must not make two whole seconds a little less.
            if (segments.Count > 0 && segments[^1].Seconds < LeastSeconds - 0.01)
            {
                var open = segments[^1];
                segments[^1] = open with { Length = open.Length + fragment.Length, Seconds = open.Seconds + fragment.Seconds };
            }
            else
            {
                segments.Add(fragment);
            }
        }

        return segments;
    }

    public static string Media(FragmentedFile file)
    {
        var segments = Segments(file.Fragments);
        var text = Head(7, segments.Max(segment => segment.Seconds)).Append(Map(file));

        foreach (var segment in segments)
        {
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{segment.Seconds:0.000000},\n#EXT-X-BYTERANGE:{segment.Length}@{segment.Offset}\n{file.Name}\n");
        }

        return text.Append("#EXT-X-ENDLIST\n").ToString();
    }

    /// <summary>Only the picture that each fragment starts with, for fast forward and for finding a place (RFC 8216, 4.3.3.6).</summary>
    public static string Keyframes(FragmentedFile file)
    {
        var text = Head(7, file.Fragments.Max(fragment => fragment.Seconds)).Append("#EXT-X-I-FRAMES-ONLY\n").Append(Map(file));

        foreach (var fragment in file.Fragments)
        {
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{fragment.Seconds:0.000000},\n#EXT-X-BYTERANGE:{fragment.KeyframeLength}@{fragment.Offset}\n{file.Name}\n");
        }

        return text.Append("#EXT-X-ENDLIST\n").ToString();
    }

    public static string Captions(TimeSpan duration) => Head(3, duration.TotalSeconds)
        .Append(CultureInfo.InvariantCulture, $"#EXTINF:{duration.TotalSeconds:0.000000},\n{ProductionFiles.WebVtt}\n#EXT-X-ENDLIST\n")
        .ToString();

    /// <param name="language">BCP 47, of the speech and its captions.</param>
    public static string Master(IReadOnlyList<(Rung Rung, FragmentedFile File)> qualities, FragmentedFile audio, string language, DigitalSource source)
    {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        var name = NameOf(language);

        // Named as RFC 8216, 4.3.4.4 wants it: the IPTC's vocabulary, its domain backwards.
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-SESSION-DATA:DATA-ID=\"org.iptc.cv.newscodes.digitalsourcetype\",VALUE=\"{DigitalSources.Address(source)}\"\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"sound\",NAME=\"{name}\",LANGUAGE=\"{language}\",DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"2\",URI=\"{AudioPlaylist}\"\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"captions\",NAME=\"{name}\",LANGUAGE=\"{language}\",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI=\"{CaptionsPlaylist}\"\n");

        var sound = (Peak: Peak(Segments(audio.Fragments)), Average: Average(audio));
        foreach (var (rung, file) in qualities)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"#EXT-X-STREAM-INF:BANDWIDTH={Peak(Segments(file.Fragments)) + sound.Peak},AVERAGE-BANDWIDTH={Average(file) + sound.Average},CODECS=\"{file.Codec},{audio.Codec}\",RESOLUTION={rung.Size.Width}x{rung.Size.Height},FRAME-RATE={FrameRate.PerSecond}.000,AUDIO=\"sound\",SUBTITLES=\"captions\"\n{rung.Playlist}\n");
        }

        foreach (var (rung, file) in qualities)
        {
            var pictures = file.Fragments.Select(fragment => fragment with { Length = fragment.KeyframeLength }).ToList();
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH={Peak(pictures)},CODECS=\"{file.Codec}\",RESOLUTION={rung.Size.Width}x{rung.Size.Height},URI=\"{rung.Keyframes}\"\n");
        }

        return text.ToString();
    }

    // The most that a segment needs while it plays; what lasts less than half a second is loaded with its neighbours.
    private static long Peak(IReadOnlyList<Fragment> segments) =>
        (long)Math.Ceiling(segments.Max(segment => segment.Length * 8 / Math.Max(segment.Seconds, 0.5)));

    private static long Average(FragmentedFile file) => (long)Math.Ceiling(file.Fragments.Sum(fragment => fragment.Length) * 8 / file.Seconds);

    private static StringBuilder Head(int version, double longest) => new StringBuilder().Append(
        CultureInfo.InvariantCulture,
        $"#EXTM3U\n#EXT-X-VERSION:{version}\n#EXT-X-TARGETDURATION:{Math.Ceiling(longest)}\n#EXT-X-PLAYLIST-TYPE:VOD\n");

    private static string Map(FragmentedFile file) =>
        string.Create(CultureInfo.InvariantCulture, $"#EXT-X-MAP:URI=\"{file.Name}\",BYTERANGE=\"{file.InitLength}@0\"\n");

    private static string NameOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language).NativeName.Replace("\"", "", StringComparison.Ordinal);
        }
        catch (CultureNotFoundException)
        {
            return "Original";
        }
    }
}
