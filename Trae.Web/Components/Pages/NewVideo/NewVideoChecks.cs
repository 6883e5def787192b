using Trae.Web.Components.Text;

namespace Trae.Web.Components.Pages.NewVideo;

/// <summary>What can be said without asking the API; all else is the API's to judge.</summary>
internal static class NewVideoChecks
{
    private const int MostSources = 10;

    private static readonly string[] Fields =
    [
        "Text", "Link", "Brief", "Voice", "Language", "Format", "Seconds", "Theme", "Presenter", "Rate",
        "CaptionStyle", "Resolution", "Framing", "Background", "Music", "BrandKit", "BrandVoice", "Pictures", "Pronunciations", "Portrait", "Writer",
    ];

    /// <summary>The field that one of the API's places ("Seconds") or codes ("voice-unknown") is about.</summary>
    public static string? FieldOf(string place, string way) => place.Split('-')[0].TrimStart('$', '.').Split('.', '[')[0] switch
    {
        "lowerThird" => "PlateName",
        "portraitMouth" => "Portrait",
        "brand" => place.StartsWith("brand-voice", StringComparison.Ordinal) ? "BrandVoice" : "BrandKit",
        "source" or "sources" or "document" or "feed" => way switch { NewVideoForm.ByLink => "Link", NewVideoForm.ByFile => "File", _ => "Text" },
        "wrong" => "Voice",
        "model" => "Writer",
        var first => Array.Find(Fields, field => field.Equals(first, StringComparison.OrdinalIgnoreCase)),
    };

    public static void Add(NewVideoForm form, FormProblems problems)
    {
        switch (form.Way)
        {
            case NewVideoForm.ByFile when problems["File"] is null && form.Documents.Count == 0:
                problems.Add("File", "Choose at least one document, or paste the text instead.");
                break;
            case NewVideoForm.ByLink when !Links.IsWeb(form.Link?.Trim()):
                problems.Add("Link", "Enter the whole address of the article, beginning with https://.");
                break;
            case NewVideoForm.Paste when string.IsNullOrWhiteSpace(form.Text):
                problems.Add("Text", "Paste the text that the video should be made from, at least 80 words.");
                break;
        }

        if (form.FurtherLinks.FirstOrDefault(further => !Links.IsWeb(further)) is { } wrong)
        {
            problems.Add("MoreLinks", $"\"{wrong}\" is no whole address. Begin each line with https://.");
        }
        else if (form.Sources.Count > MostSources)
        {
            problems.Add(form.FurtherLinks.Count > 0 ? "MoreLinks" : "File", $"A video is made from at most {MostSources} sources. Take some out.");
        }
    }
}
