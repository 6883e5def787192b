using System.CommandLine;
using System.CommandLine.Parsing;
using Trae.Contracts;

/// <summary>The options of <c>./trae make</c>, and the request that they add up to.</summary>
internal sealed class Wishes
{
    public readonly Option<string[]> Source = new("--source")
    {
        Description = "A text, PDF, Word or PowerPoint document, captions, a http(s) link to a page, feed or document, or - for standard input; may be given several times",
        HelpName = "FILE|URL|-",
    };

    public readonly Option<string?> Output = new("--out") { Description = "Where the MP4 goes; the captions go beside it as .vtt", HelpName = "FILE" };
    private readonly Option<string?> _storyboard = new("--storyboard") { Description = "Render exactly this storyboard (JSON, as the API gives it) instead of a source", HelpName = "FILE.json" };
    private readonly Option<SourceKind> _kind = new("--kind") { Description = "How to read the source: Auto, Plain, Markdown, Html or Script (spoken as it stands)" };
    private readonly Option<VideoFormat> _format = new("--format") { Description = "Wide (16:9), tall (9:16), square (1:1) or portrait (4:5)" };
    private readonly Option<Resolution> _resolution = new("--resolution")
    {
        Description = "720p, 1080p, 1440p or 2160p, by the shorter side", HelpName = "720p|1080p|1440p|2160p", DefaultValueFactory = _ => Resolution.P1080, CustomParser = ReadResolution,
    };
    private readonly Option<int> _seconds = new("--seconds") { Description = "Target length, 15 to 1800; 60, or as the series says" };
    private readonly Option<string?> _voice = new("--voice") { Description = "A voice's id, such as en-us; GET /api/v1/voices lists them" };
    private readonly Option<string?> _language = new("--language") { Description = "Language of the source, such as en; found from the text when absent" };
    private readonly Option<string?> _presenter = new("--presenter") { Description = $"{string.Join(", ", Looks.Presenters)}, or none" };
    private readonly Option<string?> _portrait = new("--portrait") { Description = "A person's own picture as the presenter", HelpName = "FILE" };
    private readonly Option<Framing> _framing = new("--framing") { Description = "How the presenter is seen: half, full, circle or corner" };
    private readonly Option<string?> _theme = new("--theme") { Description = string.Join(", ", Looks.Themes) };
    private readonly Option<string?> _captions = new("--captions") { Description = "Karaoke, block, minimal, bold, or none", HelpName = "STYLE|none" };
    private readonly Option<string?> _background = new("--background") { Description = "Gradient, mesh, pattern, or a picture or clip", HelpName = "KIND|FILE" };
    private readonly Option<bool> _progress = new("--progress-bar") { Description = "A bar that fills as the video plays" };
    private readonly Option<string?> _music = new("--music") { Description = "Calm, bright, wonder, driving, serious, or a piece of music", HelpName = "MOOD|FILE" };
    private readonly Option<string?> _plate = new("--name-plate") { Description = "\"Name\" or \"Name, what they do\"" };
    private readonly Option<string?> _brand = new("--brand") { Description = "A brand kit of the studio by name, or a kit as JSON, whose files are uploaded", HelpName = "NAME|FILE.json" };
    private readonly Option<string?> _series = new("--series") { Description = "A series of the studio by name or id: the video is its next episode, and is as the series says where no option does", HelpName = "NAME|ID" };
    private readonly Option<string?> _logo = new("--logo") { Description = "A picture for the corner", HelpName = "FILE" };
    private readonly Option<string[]> _pictures = new("--picture") { Description = "Pictures for the scenes, in this order", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _webm = new("--webm") { Description = "Also make WebM with AV1 (slow); the studio's watch page offers it" };
    private readonly Option<bool> _vertical = new("--vertical") { Description = "Also make a vertical cut-down; the studio's watch page offers it" };
    private readonly Argument<string?> _brief = new("brief") { Arity = ArgumentArity.ZeroOrOne, Description = "What the video is about, in a sentence; its title" };

    public RootCommand Command() => new("Makes a narrated, captioned, presented video from a text.")
    {
        Source, _storyboard, _kind, _format, _resolution, _seconds, _voice, _language, _presenter, _portrait, _framing, _theme, _captions, _background,
        _progress, _music, _plate, _brand, _series, _logo, _pictures, _webm, _vertical, Output, _brief,
    };

    /// <summary>Everything that can be found wrong before anything is started or uploaded.</summary>
    public async Task<Wish> Read(ParseResult options, CancellationToken ct)
    {
        var storyboard = options.GetValue(_storyboard) is { } file ? await Input.ReadJson<Storyboard>(file, "a storyboard", ct) : null;
        if (storyboard is not null && options.GetValue(Source) is { Length: > 0 })
        {
            throw new InputException("Give either --source or --storyboard: a storyboard is rendered as it stands.");
        }

        var captions = options.GetValue(_captions);
        var background = options.GetValue(_background);
        var music = options.GetValue(_music);
        var request = await Words(options, ct) with
        {
            Storyboard = storyboard,
            Captions = !Is(captions, "none"),
            CaptionStyle = captions is null || Is(captions, "none") ? null : Parse<CaptionStyle>(captions, "--captions", "none"),
            Background = KindOf(background) is { } drawn ? new Background(drawn) : null,
            Music = Enum.TryParse<MusicMood>(music, ignoreCase: true, out var mood) ? new SoundTrack(mood) : null,
        };

        return new Wish(request)
        {
            Background = request.Background is null ? Existing(background, "--background", "gradient, mesh, pattern") : null,
            Music = request.Music is null ? Existing(music, "--music", "calm, bright, wonder, driving, serious") : null,
            Logo = Existing(options.GetValue(_logo), "--logo"),
            Portrait = Existing(options.GetValue(_portrait), "--portrait"),
            Pictures = [.. (options.GetValue(_pictures) ?? []).Select(picture => Existing(picture, "--picture")!)],
            Brand = options.GetValue(_brand),
            Series = options.GetValue(_series),
        };
    }

    private async Task<CreateVideoRequest> Words(ParseResult options, CancellationToken ct)
    {
        var sources = await Inputs.Read(options.GetValue(Source) ?? [], options.GetValue(_kind), ct);
        var chosen = options.GetValue(_kind);
        var plate = options.GetValue(_plate)?.Split(',', 2, StringSplitOptions.TrimEntries);

        var request = new CreateVideoRequest
        {
            Brief = options.GetValue(_brief),
            Text = sources is [{ Document: null } one] ? one.Text : null,
            Link = sources is [{ Document: null } only] ? only.Link : null,
            Sources = sources is { Count: > 1 } or [{ Document: not null }] ? sources : null,
            Kind = sources is [{ Text: not null } text] ? text.Kind : chosen,
            Resolution = options.GetValue(_resolution),
            Framing = options.GetValue(_framing),
            Voice = options.GetValue(_voice),
            Language = options.GetValue(_language),
            Presenter = options.GetValue(_portrait) is null ? options.GetValue(_presenter) : Looks.PortraitPresenter,
            Theme = options.GetValue(_theme),
            ProgressBar = options.GetValue(_progress),
            LowerThird = plate is null ? null : new LowerThird(plate[0], plate.ElementAtOrDefault(1)),
            Delivery = options.GetValue(_webm) || options.GetValue(_vertical) ? new Delivery(WebM: options.GetValue(_webm), Vertical: options.GetValue(_vertical)) : null,
            Produce = true,
        };

        // What nobody said stays open: a series may say it.
        request = options.GetResult(_format) is { Implicit: false } ? request with { Format = options.GetValue(_format) } : request;

        return options.GetResult(_seconds) is { Implicit: false } ? request with { Seconds = options.GetValue(_seconds) } : request;
    }

    private static Resolution ReadResolution(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Enum.TryParse<Resolution>($"P{text.TrimStart('p', 'P').TrimEnd('p', 'P')}", out var resolution) && Enum.IsDefined(resolution))
        {
            return resolution;
        }

        result.AddError($"There is no resolution {text}; choose 720p, 1080p, 1440p or 2160p.");

        return default;
    }

    private static BackgroundKind? KindOf(string? text) =>
        Enum.TryParse<BackgroundKind>(text, ignoreCase: true, out var kind) && kind is not (BackgroundKind.Picture or BackgroundKind.Clip) ? kind : null;

    private static T Parse<T>(string text, string option, string also)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw new InputException($"There is no {option} {text}; choose one of: {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}, {also}.");

    private static string? Existing(string? file, string option, string? words = null) => file is null || File.Exists(file)
        ? file
        : throw new InputException(words is null ? $"There is no file {file}; check {option}." : $"{option} {file} is neither a file nor one of: {words}.");

    private static bool Is(string? text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A request, and the files that have to be uploaded before it can be sent; each a path or null.</summary>
internal sealed record Wish(CreateVideoRequest Request)
{
    public string? Background { get; init; }

    public string? Music { get; init; }

    public string? Logo { get; init; }

    public string? Portrait { get; init; }

    public required IReadOnlyList<string> Pictures { get; init; }

    /// <summary>A brand kit's name or a file.</summary>
    public string? Brand { get; init; }

    /// <summary>A series' name or id.</summary>
    public string? Series { get; init; }
}
