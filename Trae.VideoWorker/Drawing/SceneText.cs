using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Drawing;

/// <summary>Text that a scene shows, measured in its picture.</summary>
/// <param name="Box">Where it stands, in pixels of the format at 1080p.</param>
/// <param name="InSafeArea">Whether all of it is where every screen shows it.</param>
/// <param name="Contrast">Against what really is behind it, at its weakest place; text needs <see cref="Legibility.Readable"/>.</param>
/// <param name="From">When it stands still, from the scene's start.</param>
public sealed record ShownText(string Text, SKRect Box, bool IsCaption, bool InSafeArea, double Contrast, TimeSpan From, TimeSpan To);

/// <summary>Measures all text of a scene: the scene is drawn without its letters, which leaves what they stand on.</summary>
public static class SceneText
{
    // A hundredth of what is behind may be worse: a thin line of the pattern is not what a letter is lost on.
    private const double Overlooked = 0.01;
    private const int Step = 3;

    public static IReadOnlyList<ShownText> Measure(SceneTimeline timeline, SceneMedia media, FontLibrary fonts)
    {
        using var canvas = new SceneCanvas(timeline, media, fonts, ink: false);
        var grid = Grid.For(timeline);
        var texts = canvas.Layers
            .SelectMany(layer => layer.Texts)
            .Select(text => text with { To = Math.Min(text.To, timeline.FrameCount) })
            .Where(text => text.From < text.To)
            .OrderBy(text => text.To)
            .ToList();

        var shown = new List<ShownText>();
        while (texts.Count > 0)
        {
            // One frame serves all that are seen together.
            var frame = texts[0].To - 1;
            canvas.Draw(frame);
            shown.AddRange(texts.Where(text => text.From <= frame).Select(text => new ShownText(
                text.Text, text.Box, text.IsCaption, grid.Safe.Contains(text.Box), Weakest(canvas, grid, text), FrameRate.TimeOf(text.From), FrameRate.TimeOf(text.To))));
            texts.RemoveAll(text => text.From <= frame);
        }

        return [.. shown.OrderBy(text => text.From)];
    }

    private static unsafe double Weakest(SceneCanvas canvas, Grid grid, PlacedText text)
    {
        var scale = canvas.Width / grid.Frame.Width;
        var (left, top) = (Math.Max(0, (int)(text.Box.Left * scale)), Math.Max(0, (int)(text.Box.Top * scale)));
        var (right, bottom) = (Math.Min(canvas.Width, (int)(text.Box.Right * scale)), Math.Min(canvas.Height, (int)(text.Box.Bottom * scale)));
        var marked = text.Marked is { } mark ? Legibility.Luminance(mark) : (double?)null;
        var colors = new[] { text.Color, text.Second ?? text.Color }.Select(Legibility.Luminance).ToArray();
        if (text.Outline is { } outline)
        {
            return colors.Min(color => Legibility.Ratio(color, Legibility.Luminance(outline)));
        }

        var found = new List<double>();
        for (var y = top; y < bottom; y += Step)
        {
            var row = (uint*)(canvas.Pixels + (nint)y * canvas.RowBytes);
            for (var x = left; x < right; x += Step)
            {
                var behind = Legibility.Luminance(new SKColor(row[x]));
                var ratio = colors.Min(color => Legibility.Ratio(color, behind));
                found.Add(marked is { } other ? Math.Max(ratio, Legibility.Ratio(other, behind)) : ratio);
            }
        }

        found.Sort();

        return found.Count == 0 ? 21 : found[(int)(found.Count * Overlooked)];
    }
}
