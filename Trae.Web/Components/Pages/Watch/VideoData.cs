using System.Text.Json;
using System.Xml;
using Trae.Contracts;

namespace Trae.Web.Components.Pages.Watch;

/// <summary>What search engines read (https://schema.org/VideoObject).</summary>
internal static class VideoData
{
    private const int DescriptionLength = 200;

    /// <summary>How the video begins, cut at a word.</summary>
    public static string Description(VideoDto video, Transcript? transcript)
    {
        var spoken = string.Join(' ', (transcript?.Lines ?? []).SelectMany(line => line.Words).Select(word => word.Text).Take(60));
        if (spoken.Length == 0)
        {
            return video.Title;
        }

        return spoken.Length <= DescriptionLength ? spoken : spoken[..spoken.LastIndexOf(' ', DescriptionLength)] + "…";
    }

    /// <remarks>The default encoder writes angle brackets as escapes, so no title can end the script element.</remarks>
    public static string Json(VideoDto video, PublishedDto published, string description, Func<string, string> absolute)
    {
        var page = absolute($"/watch/{video.Id}");
        var clips = published.Chapters.Select((chapter, index) => new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["@type"] = "Clip",
            ["name"] = chapter.Title,
            ["startOffset"] = chapter.StartSeconds,
            ["endOffset"] = published.Chapters.ElementAtOrDefault(index + 1)?.StartSeconds ?? published.DurationSeconds,
            ["url"] = FormattableString.Invariant($"{page}?t={chapter.StartSeconds:0.##}"),
        });

        return JsonSerializer.Serialize(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "VideoObject",
            ["name"] = video.Title,
            ["description"] = description,
            ["thumbnailUrl"] = absolute(published.Poster),
            ["uploadDate"] = published.At,
            ["duration"] = XmlConvert.ToString(TimeSpan.FromSeconds(Math.Round(published.DurationSeconds))),
            ["contentUrl"] = absolute(published.Video),
            ["inLanguage"] = video.Language,
            ["digitalSourceType"] = DigitalSources.Address(published.DigitalSource ?? DigitalSource.CompositeSynthetic),
            ["width"] = published.Width,
            ["height"] = published.Height,
            ["hasPart"] = clips,
        });
    }
}
