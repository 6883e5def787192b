using System.Globalization;
using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Layouts.Charts;

/// <summary>A chart's data, and how its marks and words are made.</summary>
internal sealed class Chart(LayoutInput input, ChartData data)
{
    public const int Start = 8;
    public const int Growing = 26;

    public static readonly TextStyle ValueStyle = TypeScale.Item with { Size = 40, Weight = FontWeight.Extrabold, Tabular = true };
    public static readonly TextStyle LabelStyle = TypeScale.Body with { Size = 32, Weight = FontWeight.Semibold, LineHeight = 1.2f };

    private static readonly int[] Steps = [1, 2, 5, 10];

    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(input.Shaper.LanguageTag);

    public LayoutInput Input => input;

    public Theme Theme => input.Theme;

    public float Factor => input.Scale;

    public IReadOnlyList<ChartValue> Values => data.Values;

    public double Low { get; } = Math.Min(0, data.Values.Min(value => value.Value));

    public double High { get; } = data.Values.Max(value => value.Value) is > 0 and var high ? high : data.Values.Any(value => value.Value < 0) ? 0 : 1;

    /// <summary>The value with its unit, in the writing of the video's language.</summary>
    public string Written(double value) => value.ToString("#,0.##", _culture) + data.Unit;

    public string Share(double part) => part.ToString("P0", _culture);

    /// <summary>Round numbers inside <paramref name="low"/> to <paramref name="high"/>, three to six of them (1, 2, 5 times a power of ten).</summary>
    public static IReadOnlyList<double> Ticks(double low, double high)
    {
        var rough = (high - low) / 4;
        if (!(rough > 0) || double.IsInfinity(rough))
        {
            return [];
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = Steps.Select(factor => factor * power).First(each => each >= rough * 0.999);
        var first = Math.Ceiling(low / step - 1e-9);

        return [.. Enumerable.Range(0, 12).Select(i => (first + i) * step).TakeWhile(tick => tick <= high + step * 1e-9)];
    }

    /// <summary>Texts in one size: the largest in which each of them fits.</summary>
    public IReadOnlyList<TextBlock> Blocks(IReadOnlyList<string> texts, SKSize box, TextStyle style, float floor, int lines)
    {
        var sized = style with { Size = style.Size * Factor };
        var smallest = texts.Min(text => TextBlock.Fit(text, box, sized, floor * Factor, lines, input.Shaper).Style.Size);

        return [.. texts.Select(text => TextBlock.Fit(text, box, sized with { Size = smallest }, Math.Min(smallest, floor * Factor), lines, input.Shaper))];
    }

    /// <summary>A bar that grows from <paramref name="from"/> (a point on the axis) to its full size.</summary>
    public Entrance Bar(SKRect full, SKPoint from, int start, SKColor color, SKColor end)
    {
        var vertical = full.Height >= full.Width || from.X >= full.Left - 1 && from.X <= full.Right + 1 && Math.Abs(from.X - full.MidX) < 1;
        var paint = new SKPaint
        {
            IsAntialias = true,
            Shader = SKShader.CreateLinearGradient(
                from, vertical ? new SKPoint(full.MidX, from.Y >= full.MidY ? full.Top : full.Bottom) : new SKPoint(from.X <= full.MidX ? full.Right : full.Left, full.MidY), [end, color], SKShaderTileMode.Clamp),
        };
        var radius = Math.Min(Math.Min(full.Width, full.Height) / 4, 10 * Factor);

        return new Entrance(full, start, Growing, (canvas, t) =>
        {
            var grown = Easing.OutQuint(t);
            var box = new SKRect(
                Easing.Lerp(from.X, full.Left, vertical ? 1 : grown), Easing.Lerp(from.Y, full.Top, vertical ? grown : 1),
                Easing.Lerp(from.X, full.Right, vertical ? 1 : grown), Easing.Lerp(from.Y, full.Bottom, vertical ? grown : 1));
            canvas.DrawRoundRect(box, Math.Min(radius, box.Height / 2), Math.Min(radius, box.Height / 2), paint);
        }, paint);
    }

    /// <summary>Thin lines that are there from the start.</summary>
    public Entrance Lines(IReadOnlyList<(SKPoint From, SKPoint To)> lines, float strength)
    {
        var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 2, Color = Theme.Muted };
        var room = lines.Aggregate(SKRect.Empty, (box, line) => box.IsEmpty ? Around(line) : SKRect.Union(box, Around(line)));

        return new Entrance(room, 3, 12, (canvas, t) =>
        {
            paint.Color = Theme.Muted.WithAlpha((byte)(255 * strength * t));
            foreach (var (from, to) in lines)
            {
                canvas.DrawLine(from, to, paint);
            }
        }, paint);
    }

    private static SKRect Around((SKPoint From, SKPoint To) line) =>
        SKRect.Inflate(new SKRect(Math.Min(line.From.X, line.To.X), Math.Min(line.From.Y, line.To.Y), Math.Max(line.From.X, line.To.X), Math.Max(line.From.Y, line.To.Y)), 1.5f, 1.5f);
}
