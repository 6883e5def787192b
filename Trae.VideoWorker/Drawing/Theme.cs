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
    ];

    /// <summary>The second accent where it is text.</summary>
    public SKColor SecondText => Legibility.Readably(Second, Text, [Top, Middle, Bottom, Tint.Mix(Middle, Glow, 0.5f)]);

    public bool IsLight => Top.Red > 128;

    /// <summary>Throws <see cref="PermanentJobException"/> for an id that is not in <see cref="Looks.Themes"/>.</summary>
    public static Theme Of(string id) => All.FirstOrDefault(theme => theme.Id == id)
        ?? throw new PermanentJobException("theme-unknown", $"There is no theme \"{id}\": choose {string.Join(", ", Looks.Themes)}.");
}
