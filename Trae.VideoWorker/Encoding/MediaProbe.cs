using System.Globalization;
using System.Text.Json;

namespace Trae.VideoWorker.Encoding;

/// <summary>What ffprobe says of a file. Numbers it does not give are zero.</summary>
public sealed record MediaProbe(string Format, TimeSpan Duration, long Bytes, IReadOnlyList<ProbedStream> Streams, IReadOnlyList<string> Chapters)
{
    public ProbedStream? Video => Streams.FirstOrDefault(stream => stream.Kind == "video");

    public ProbedStream? Audio => Streams.FirstOrDefault(stream => stream.Kind == "audio");

    /// <param name="json">Of <c>ffprobe -of json -show_format -show_streams -show_chapters</c>.</param>
    public static MediaProbe Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var format = root.TryGetProperty("format", out var found) ? found : default;

        return new(
            Text(format, "format_name"),
            Seconds(format, "duration"),
            (long)Number(format, "size"),
            [.. Items(root, "streams").Select(ParseStream)],
            [.. Items(root, "chapters").Select(chapter => chapter.TryGetProperty("tags", out var tags) ? Text(tags, "title") : "")]);
    }

    private static ProbedStream ParseStream(JsonElement stream) => new(
        Text(stream, "codec_type"),
        Text(stream, "codec_name"),
        Seconds(stream, "start_time"),
        Seconds(stream, "duration"),
        (int)Number(stream, "width"),
        (int)Number(stream, "height"),
        Rate(Text(stream, "avg_frame_rate")),
        (int)Number(stream, "nb_read_packets", "nb_frames"),
        Text(stream, "pix_fmt"),
        $"{Text(stream, "color_range")} {Text(stream, "color_space")} {Text(stream, "color_primaries")} {Text(stream, "color_transfer")}",
        (int)Number(stream, "sample_rate"),
        (int)Number(stream, "channels"),
        (long)Number(stream, "bit_rate"))
    {
        IsInterlaced = Text(stream, "field_order") is "tt" or "bb" or "tb" or "bt",
    };

    private static JsonElement.ArrayEnumerator Items(JsonElement root, string name) =>
        root.TryGetProperty(name, out var items) ? items.EnumerateArray() : default;

    private static string Text(JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) ? ""
        : value.ValueKind == JsonValueKind.String ? value.GetString() ?? ""
        : value.GetRawText();

    // Every number is text in ffprobe's JSON but for width, height and channels.
    private static double Number(JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (double.TryParse(Text(element, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }
        }

        return 0;
    }

    private static TimeSpan Seconds(JsonElement element, string name) => TimeSpan.FromSeconds(Number(element, name));

    private static double Rate(string fraction) =>
        fraction.Split('/') is [var over, var under]
        && double.TryParse(over, NumberStyles.Float, CultureInfo.InvariantCulture, out var numerator)
        && double.TryParse(under, NumberStyles.Float, CultureInfo.InvariantCulture, out var denominator)
        && denominator > 0
            ? numerator / denominator
            : 0;
}

/// <param name="Kind">"video", "audio" or "subtitle".</param>
/// <param name="Packets">Frames of a picture, packets of sound.</param>
/// <param name="Colour">Range, matrix, primaries and transfer: "tv bt709 bt709 bt709".</param>
/// <param name="BitRate">Bits per second.</param>
public sealed record ProbedStream(
    string Kind,
    string Codec,
    TimeSpan Start,
    TimeSpan Duration,
    int Width,
    int Height,
    double FramesPerSecond,
    int Packets,
    string PixelFormat,
    string Colour,
    int SampleRate,
    int Channels,
    long BitRate)
{
    /// <summary>Every picture is two, of every second line each, taken one after the other.</summary>
    public bool IsInterlaced { get; init; }

    /// <summary>Brighter than white: hybrid log-gamma or perceptual quantiser (ITU-R BT.2100).</summary>
    public bool IsHighDynamicRange => ColourPart(3) is "arib-std-b67" or "smpte2084";

    /// <summary>Colours that BT.709 has not.</summary>
    public bool IsWideGamut => ColourPart(2) is "bt2020" or "smpte431" or "smpte432";

    /// <summary>Of <see cref="Colour"/>: 0 range, 1 matrix, 2 primaries, 3 transfer; null where the file does not say.</summary>
    public string? ColourPart(int index) => Colour.Split(' ').ElementAtOrDefault(index) is { Length: > 0 } part && part != "unknown" ? part : null;
}
