using System.Globalization;
using Trae.Contracts;

namespace Trae.Web.Components.Pages.NewVideo;

/// <summary>The fields of the form as the browser sends them; all text, so that whatever was entered can be shown again.</summary>
public sealed class NewVideoForm
{
    public const string Paste = "paste";
    public const string ByLink = "link";
    public const string ByFile = "file";
    public const string NoPresenter = "none";

    public string Way { get; set; } = Paste;

    public string? Text { get; set; }

    public string? Link { get; set; }

    public IFormFile? File { get; set; }

    public string? Brief { get; set; }

    /// <summary>The text is a finished script, spoken word for word.</summary>
    public bool Script { get; set; }

    public string Format { get; set; } = nameof(VideoFormat.Wide);

    public string Seconds { get; set; } = "60";

    public string? Language { get; set; }

    public string? Voice { get; set; }

    public string Rate { get; set; } = "1";

    public string Theme { get; set; } = Looks.DefaultTheme;

    public string Presenter { get; set; } = Looks.DefaultPresenter;

    /// <summary>Sent only when ticked, so false unless the page sets it.</summary>
    public bool Captions { get; set; }

    /// <summary>Which button: "make" starts the production, "write" stops at the script.</summary>
    public string? Then { get; set; }

    /// <summary>One for each form that is drawn: a form sent twice makes one video.</summary>
    public Guid Key { get; set; }

    public static NewVideoForm Blank() => new() { Captions = true, Key = Guid.CreateVersion7() };

    public CreateVideoRequest ToRequest() => new()
    {
        Brief = Filled(Brief),
        Text = Way == ByLink ? null : Filled(Text),
        Link = Way == ByLink ? Filled(Link) : null,
        Kind = Script && Way != ByLink ? SourceKind.Script : SourceKind.Auto,
        Format = Enum.TryParse<VideoFormat>(Format, ignoreCase: true, out var format) ? format : VideoFormat.Wide,
        Seconds = int.TryParse(Seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 60,
        Language = Filled(Language),
        Voice = Filled(Voice),
        Rate = double.TryParse(Rate, CultureInfo.InvariantCulture, out var rate) ? rate : 1,
        Theme = Theme,
        Presenter = Presenter,
        Captions = Captions,
        Produce = Then != "write",
    };

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
