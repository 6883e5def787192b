using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Layers;

/// <summary>Text as a layer shows it once it stands still.</summary>
/// <param name="Box">Where its lines stand.</param>
/// <param name="Size">Per em, in the unit of the box.</param>
/// <param name="From">The first frame that shows it settled.</param>
/// <param name="To">The first frame that does not show it any more.</param>
internal sealed record PlacedText(string Text, SKRect Box, SKColor Color, float Size, int From, int To = int.MaxValue)
{
    /// <summary>The other end of a gradient.</summary>
    public SKColor? Second { get; init; }

    /// <summary>What the spoken word is drawn in, where its mark is behind it.</summary>
    public SKColor? Marked { get; init; }

    /// <summary>Around its letters, so that it is read on anything; null for none.</summary>
    public SKColor? Outline { get; init; }

    public bool IsCaption { get; init; }
}
