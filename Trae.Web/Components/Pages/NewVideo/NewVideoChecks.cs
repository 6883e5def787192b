using Trae.Web.Components.Text;

namespace Trae.Web.Components.Pages.NewVideo;

/// <summary>What can be said without asking the API; all else is the API's to judge.</summary>
internal static class NewVideoChecks
{
    private static readonly string[] Fields =
    [
        "Text", "Link", "Brief", "Voice", "Language", "Format", "Seconds", "Theme", "Presenter", "Rate",
        "CaptionStyle", "Resolution", "Framing", "Background", "Music", "BrandKit", "Pictures", "Pronunciations", "Portrait", "Writer",
    ];

    /// <summary>The field that one of the API's places ("Seconds") or codes ("voice-unknown") is about.</summary>
    public static string? FieldOf(string place, string way) => place.Split('-')[0].TrimStart('$', '.').Split('.', '[')[0] switch
    {
        "lowerThird" => "PlateName",
        "portraitMouth" => "Portrait",
        "brand" => "BrandKit",
        "source" => way == NewVideoForm.ByLink ? "Link" : "Text",
        "wrong" => "Voice",
        "model" => "Writer",
        var first => Array.Find(Fields, field => field.Equals(first, StringComparison.OrdinalIgnoreCase)),
    };

    public static void Add(NewVideoForm form, FormProblems problems)
    {
        switch (form.Way)
        {
            case NewVideoForm.ByFile when problems["File"] is null:
                problems.Add("File", "Choose a text file, or paste the text instead.");
                break;
            case NewVideoForm.ByLink when !Uri.TryCreate(form.Link?.Trim(), UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https"):
                problems.Add("Link", "Enter the whole address of the article, beginning with https://.");
                break;
            case NewVideoForm.Paste when string.IsNullOrWhiteSpace(form.Text):
                problems.Add("Text", "Paste the text that the video should be made from, at least 80 words.");
                break;
        }
    }
}
