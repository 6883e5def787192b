using Trae.Contracts;
using Trae.Jobs;

namespace Trae.VideoWorker.Drawing.Text;

/// <summary>The fonts of one scene: the brand's own where they have the letters, those of the machine for the rest.</summary>
internal sealed class SceneFonts : IDisposable
{
    private readonly FontLibrary _library;
    private readonly FontFace? _heading;
    private readonly FontFace? _body;

    public SceneFonts(FontLibrary library, FontFace? heading = null, FontFace? body = null) =>
        (_library, _heading, _body) = (library, heading, body);

    /// <summary>Throws <see cref="PermanentJobException"/> for a file that is no font.</summary>
    /// <param name="media">Where the brand's keys are files, as the sanitizer wrote them.</param>
    public static SceneFonts Of(Brand? brand, SceneMedia media, FontLibrary library)
    {
        var heading = Open(media.File(brand?.HeadingFont), "font of headings");
        var body = brand?.BodyFont == brand?.HeadingFont ? heading : Open(media.File(brand?.BodyFont), "font of texts");

        return new SceneFonts(library, heading, body);
    }

    /// <summary>The brand's face for a style; null if there is none, or none for source code.</summary>
    public FontFace? Own(TextStyle style) => style.Mono ? null : style.Heading ? _heading : _body;

    /// <inheritdoc cref="FontLibrary.For"/>
    public FontFace For(int codePoint, TextStyle style, string language, bool emoji) =>
        _library.For(codePoint, style.Weight, language, emoji, style.Mono);

    public void Dispose()
    {
        _heading?.Dispose();
        if (_body != _heading)
        {
            _body?.Dispose();
        }
    }

    private static FontFace? Open(string? path, string what) => path is null ? null : FontFace.Open(path, 0, own: true)
        ?? throw new PermanentJobException("font-unreadable", $"The brand's {what} cannot be read: upload it again, or choose another.");
}
