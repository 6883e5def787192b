using SkiaSharp;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Captions;

/// <summary>Paints what captions are made of.</summary>
internal static class CaptionInk
{
    public static void Plate(SKCanvas canvas, CaptionPage page, CaptionDesign design)
    {
        if (design.Plate is not { } color)
        {
            return;
        }

        using var paint = new SKPaint { IsAntialias = true, Color = color };
        var size = page.Lines[0].Shaped.Style.Size;
        if (!design.PlateByLine)
        {
            canvas.DrawRoundRect(page.Box, size * 0.5f, size * 0.5f, paint);
            return;
        }

        // One shape, so that the translucent plates of two lines do not show where they overlap.
        using var shape = new SKPath();
        foreach (var line in page.Lines)
        {
            using var plate = new SKPath();
            plate.AddRoundRect(line.Plate, size * 0.22f, size * 0.22f);
            shape.Op(plate, SKPathOp.Union, shape);
        }

        canvas.DrawPath(shape, paint);
    }

    /// <summary>A line of a page, with what the script stresses in a colour of its own.</summary>
    public static void Line(SKCanvas canvas, CaptionPage page, int index, CaptionDesign design)
    {
        var line = page.Lines[index];
        var stressed = page.Marks.Where(mark => mark.Emphasis && mark.Line == index).ToList();
        if (stressed.Count == 0)
        {
            Letters(canvas, line.Shaped, line, design, design.Color);
            return;
        }

        bool IsStressed(int cluster) => stressed.Exists(mark => cluster >= mark.Start && cluster < mark.End);
        using var others = line.Shaped.Part(cluster => !IsStressed(cluster));
        using var words = line.Shaped.Part(IsStressed);
        using var paint = new SKPaint { IsAntialias = true, Color = design.Emphasis, Style = design.EmphasisWeight > 0 ? SKPaintStyle.StrokeAndFill : SKPaintStyle.Fill, StrokeJoin = SKStrokeJoin.Round };
        paint.StrokeWidth = design.EmphasisWeight * line.Shaped.Style.Size;

        // The whole line first, for its outline; then the words over what lies around them.
        Outline(canvas, line.Shaped, line, design);
        Letters(canvas, others, line, design with { Outline = null }, design.Color);
        words.Draw(canvas, line.Left, line.Baseline, paint);
    }

    /// <summary>Letters, in their outline if the design has one.</summary>
    /// <param name="letters">The line itself or a part of it.</param>
    public static void Letters(SKCanvas canvas, ShapedLine letters, CaptionLine line, CaptionDesign design, SKColor color)
    {
        Outline(canvas, letters, line, design);
        using var paint = new SKPaint { IsAntialias = true, Color = color };
        letters.Draw(canvas, line.Left, line.Baseline, paint);
    }

    private static void Outline(SKCanvas canvas, ShapedLine letters, CaptionLine line, CaptionDesign design)
    {
        if (design.Outline is { } outline)
        {
            using var paint = new SKPaint { IsAntialias = true, Color = outline, Style = SKPaintStyle.StrokeAndFill, StrokeJoin = SKStrokeJoin.Round };
            paint.StrokeWidth = 2 * design.OutlineWidth * letters.Style.Size;
            letters.Draw(canvas, line.Left, line.Baseline, paint);
        }
    }
}

/// <summary>How a page of a lively style grows into place.</summary>
internal static class CaptionPop
{
    private const int Frames = 4;
    private const float Smallest = 0.84f;

    public static bool Moves(CaptionDesign design, CaptionPage page, int frame) => design.Pops && frame < page.Shown + Frames - 1;

    /// <returns>Whether the page is still smaller than it will be.</returns>
    public static bool Apply(SKCanvas canvas, CaptionDesign design, CaptionPage page, int frame)
    {
        if (!Moves(design, page, frame))
        {
            return false;
        }

        var scale = Easing.Lerp(Smallest, 1, Easing.OutCubic(Easing.Progress(frame + 1, page.Shown, Frames)));
        canvas.Translate(page.Box.MidX, page.Box.MidY);
        canvas.Scale(scale);
        canvas.Translate(-page.Box.MidX, -page.Box.MidY);

        return true;
    }
}
