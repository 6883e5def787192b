using System.Globalization;
using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Layouts.Source;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>Source code in a window, highlighted, its lines arriving one after the other.</summary>
internal static class CodeLayout
{
    private const float LineHeight = 1.5f;

    // Long lines are broken rather than set smaller than this.
    private const float Unbroken = 24;

    private static readonly TextStyle Letters = new(36, FontWeight.Medium, LineHeight, Mono: true);

    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        var lines = CodeSetting.Lines(input.Screen.Code?.Text ?? "");
        if (lines.Count == 0)
        {
            return StatementLayout.Lay(input);
        }

        var frame = new Headed(input, foot: true);
        var tokens = Highlighter.Tokens(input.Screen.Code!.Language, lines);
        var (padding, bar) = (30 * input.Scale, 58 * input.Scale);
        var room = new SKSize(frame.Rest.Width - 2 * padding, frame.Rest.Height - bar - 1.4f * padding);
        var (rows, size) = Set(input, lines, tokens, room);
        input.Fit.Note(size / (Letters.Size * input.Scale));

        return frame.Lay(bar + 1.4f * padding + rows.Count * size * LineHeight, box =>
        [
            Window(input, box, bar), .. Head(input, box, bar), .. Text(input, rows, size, new SKPoint(box.Left + padding, box.Top + bar + 0.6f * padding)),
        ]);
    }

    /// <summary>The largest size at which all rows fit, at first without breaking lines.</summary>
    private static (IReadOnlyList<CodeRow> Rows, float Size) Set(LayoutInput input, IReadOnlyList<string> lines, IReadOnlyList<IReadOnlyList<CodeToken>> tokens, SKSize room)
    {
        var em = input.Shaper.Width("0", Letters);
        float Cells(string letter) => Math.Max(1, input.Shaper.Width(letter, Letters) / em);
        foreach (var floor in (float[])[Unbroken, 8])
        {
            for (var size = Letters.Size * input.Scale; size >= floor * input.Scale; size *= 0.96f)
            {
                var columns = Math.Max(8, (int)((room.Width / size - Gutter(em, input, lines)) / em));
                var rows = CodeSetting.Rows(lines, tokens, input.FirstEntry, columns, Cells);
                if (rows.Count * size * LineHeight <= room.Height && (floor < Unbroken || rows.Count == lines.Count))
                {
                    return (rows, size);
                }
            }
        }

        return (CodeSetting.Rows(lines, tokens, input.FirstEntry, Math.Max(8, (int)(room.Width / (8 * input.Scale * em))), Cells), 8 * input.Scale);
    }

    /// <summary>What the line numbers need, in ems.</summary>
    private static float Gutter(float em, LayoutInput input, IReadOnlyList<string> lines) =>
        em * ((input.FirstEntry + lines.Count).ToString(CultureInfo.InvariantCulture).Length + 2);

    private static IEnumerable<Layer> Text(LayoutInput input, IReadOnlyList<CodeRow> rows, float size, SKPoint corner)
    {
        var style = Letters with { Size = size };
        var colors = new CodeColors(input.Theme);
        var digits = (rows.Max(row => row.Number) ?? 1).ToString(CultureInfo.InvariantCulture).Length;
        var em = input.Shaper.Width("0", style) * size;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = new CodeRowLayer(corner.Y + size * (i * LineHeight + 1.05f), size, 12 + 2 * i);
            if (rows[i].Number is { } number)
            {
                var figure = input.Shaper.Shape(number.ToString(CultureInfo.InvariantCulture).PadLeft(digits), style, rightToLeft: false);
                row.Add(figure, corner.X, colors.Of(CodeInk.Comment));
            }

            var x = corner.X + em * (digits + 2);
            foreach (var (text, ink) in rows[i].Pieces.Where(piece => piece.Text.Length > 0))
            {
                var line = input.Shaper.Shape(text, style, rightToLeft: false);
                row.Add(line, x, colors.Of(ink));
                x += line.Width;
            }

            yield return row;
        }
    }

    private static IEnumerable<Layer> Head(LayoutInput input, SKRect box, float bar)
    {
        SKColor[] lights = [new(0xFFFF5F57), new(0xFFFEBC2E), new(0xFF28C840)];
        var radius = 9 * input.Scale;
        for (var i = 0; i < lights.Length; i++)
        {
            yield return Pieces.Dot(new SKPoint(box.Left + 36 * input.Scale + i * 32 * input.Scale, box.Top + bar / 2), radius, lights[i], 6 + 2 * i);
        }

        var name = TextBlock.Fit(
            input.Screen.Code!.Language, new SKSize(box.Width * 0.4f, bar * 0.8f), TypeScale.Kicker with { Size = 26 * input.Scale, Tracking = 0.04f }, 18 * input.Scale, 1, input.Shaper);
        var place = SKRect.Create(box.Right - 32 * input.Scale - name.Width, box.Top + (bar - name.Height) / 2, name.Width, name.Height);
        yield return new TextLayer(name, place, new CodeColors(input.Theme).Of(CodeInk.Comment), 8) { Centred = true };
    }

    private static Entrance Window(LayoutInput input, SKRect box, float bar)
    {
        var (colors, radius) = (new CodeColors(input.Theme), 24 * input.Scale);
        var paint = new SKPaint { IsAntialias = true };
        var edge = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 2 };
        var shape = new SKRoundRect(box, radius);

        return new Entrance(box, 2, 14, (canvas, t) =>
        {
            var alpha = (byte)(255 * Easing.Smooth(t));
            paint.Color = colors.Panel.WithAlpha(alpha);
            canvas.DrawRoundRect(shape, paint);
            canvas.Save();
            canvas.ClipRect(box with { Bottom = box.Top + bar });
            paint.Color = colors.Bar.WithAlpha(alpha);
            canvas.DrawRoundRect(shape, paint);
            canvas.Restore();
            edge.Color = input.Theme.Accent.WithAlpha((byte)(alpha * 0.35f));
            canvas.DrawRoundRect(SKRect.Inflate(box, -1, -1), radius - 1, radius - 1, edge);
        }, paint, edge, shape);
    }
}
