using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Layouts.Source;

/// <summary>Source code stands on a dark panel in every theme, tinted by it; each ink is readable there.</summary>
internal sealed class CodeColors
{
    private static readonly SKColor[] Inks =
    [
        new(0xFFE8EDF4), new(0xFFFF8B80), new(0xFFFFC27A), new(0xFFD6B4FF), new(0xFFA6E3A1), new(0xFF8CCBFF), new(0xFF98A4B3), new(0xFFC3CCD8),
    ];

    private readonly SKColor[] _inks;

    public CodeColors(Theme theme)
    {
        Panel = Tint.Mix(new SKColor(0xFF0B111B), theme.IsLight ? theme.Second : theme.Middle, theme.IsLight ? 0.1f : 0.4f);
        Bar = Tint.Mix(Panel, SKColors.White, 0.06f);
        _inks = [.. Inks.Select(ink => Legibility.Readably(ink, SKColors.White, [Panel, Bar]))];
    }

    public SKColor Panel { get; }

    /// <summary>The panel's head.</summary>
    public SKColor Bar { get; }

    public SKColor Of(CodeInk ink) => _inks[(int)ink];
}
