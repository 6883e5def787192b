using SkiaSharp;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.VideoWorker.Drawing;

/// <summary>A set of colours that go together. Every text colour has a contrast of 4.5 or more on what it stands on (WCAG AA).</summary>
/// <param name="Top">The background at the top left, <paramref name="Bottom"/> at the bottom right.</param>
/// <param name="Glow">Soft light in the background.</param>
/// <param name="Accent">For shapes, and for text of the size of a heading.</param>
/// <param name="Second">The accent's partner, at the other end of gradients.</param>
/// <param name="OnAccent">Text on the accent.</param>
/// <param name="Card">Plates under list entries; translucent.</param>
/// <param name="Plate">Under captions; translucent.</param>
internal sealed record Theme(
    string Id,
    SKColor Top,
    SKColor Middle,
    SKColor Bottom,
    SKColor Glow,
    SKColor SecondGlow,
    SKColor Text,
    SKColor Muted,
    SKColor Accent,
    SKColor Second,
    SKColor OnAccent,
    SKColor Card,
    SKColor Plate,
    SKColor PlateText)
{
    public static IReadOnlyList<Theme> All { get; } =
    [
        new(
            "lagoon",
            Top: new(0xFF061B2B), Middle: new(0xFF08283A), Bottom: new(0xFF0A3A47),
            Glow: new(0xFF14808A), SecondGlow: new(0xFF2B4FA8),
            Text: new(0xFFF3FBFA), Muted: new(0xFFB4D2D6),
            Accent: new(0xFF4FE3C8), Second: new(0xFF49A6FF), OnAccent: new(0xFF04222B),
            Card: new(0x14D8FFF8), Plate: new(0xD9041421), PlateText: new(0xFFFFFFFF)),
        new(
            "ember",
            Top: new(0xFF1B0E17), Middle: new(0xFF2A111C), Bottom: new(0xFF431A20),
            Glow: new(0xFFA83A2B), SecondGlow: new(0xFF6B2457),
            Text: new(0xFFFFF6EC), Muted: new(0xFFE4C3B4),
            Accent: new(0xFFFFA552), Second: new(0xFFFF5E5B), OnAccent: new(0xFF2B0F0A),
            Card: new(0x14FFE6D2), Plate: new(0xD9160A10), PlateText: new(0xFFFFFFFF)),
        new(
            "paper",
            Top: new(0xFFFCF9F3), Middle: new(0xFFF8F1E6), Bottom: new(0xFFF1E4D3),
            Glow: new(0xFFFFD9A8), SecondGlow: new(0xFFC9DDF2),
            Text: new(0xFF1D1B2A), Muted: new(0xFF5A5464),
            Accent: new(0xFFA32A10), Second: new(0xFF8E2A5B), OnAccent: new(0xFFFFFFFF),
            Card: new(0xB3FFFFFF), Plate: new(0xE01D1B2A), PlateText: new(0xFFFFFFFF)),
        new(
            "midnight",
            Top: new(0xFF0A0A1C), Middle: new(0xFF131030), Bottom: new(0xFF221650),
            Glow: new(0xFF5B34B8), SecondGlow: new(0xFF1E4FA0),
            Text: new(0xFFF7F5FF), Muted: new(0xFFC6C0E6),
            Accent: new(0xFFBFA4FF), Second: new(0xFFFF8FC7), OnAccent: new(0xFF170B36),
            Card: new(0x14E6DEFF), Plate: new(0xD9080616), PlateText: new(0xFFFFFFFF)),
        new(
            "forest",
            Top: new(0xFF0A1610), Middle: new(0xFF0E2318), Bottom: new(0xFF173823),
            Glow: new(0xFF3A7A3E), SecondGlow: new(0xFF1E6A5C),
            Text: new(0xFFF6FBF2), Muted: new(0xFFC3D8C2),
            Accent: new(0xFFD3EC6A), Second: new(0xFF6FDD9A), OnAccent: new(0xFF0C2413),
            Card: new(0x14EAFFDE), Plate: new(0xD907130C), PlateText: new(0xFFFFFFFF)),
        new(
            "studio",
            Top: new(0xFFF8FAFE), Middle: new(0xFFEFF3FA), Bottom: new(0xFFE1E8F4),
            Glow: new(0xFFBFD4FF), SecondGlow: new(0xFFD9CCFA),
            Text: new(0xFF101828), Muted: new(0xFF4A5468),
            Accent: new(0xFF1D47C9), Second: new(0xFF6A2BC4), OnAccent: new(0xFFFFFFFF),
            Card: new(0xB3FFFFFF), Plate: new(0xE0101828), PlateText: new(0xFFFFFFFF)),
    ];

    /// <summary>The second accent where it is text.</summary>
    public SKColor SecondText => Legibility.Readably(Second, Text, BrandTheme.Grounds(this));

    /// <summary>Whether dark text stands on it.</summary>
    public bool IsLight => Legibility.Luminance(Middle) > 0.179;

    /// <summary>The look's theme, in its brand's colours. Throws <see cref="PermanentJobException"/> as <see cref="Of(string)"/> does.</summary>
    public static Theme Of(Look look) => look.Brand is { } brand ? BrandTheme.Of(brand, Of(look.Theme)) : Of(look.Theme);

    /// <summary>Throws <see cref="PermanentJobException"/> for an id that is not in <see cref="Looks.Themes"/>.</summary>
    public static Theme Of(string id) => All.FirstOrDefault(theme => theme.Id == id)
        ?? throw new PermanentJobException("theme-unknown", $"There is no theme \"{id}\": choose {string.Join(", ", Looks.Themes)}.");
}
