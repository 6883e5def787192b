using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Unicode;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>Moments on a line that is travelled from one to the next as they are spoken: across where it is wide, else downwards.</summary>
internal static class TimelineLayout
{
    private const float NarrowestSlot = 225;
    private const float Gap = 28;
    private const float Smallest = 27;
    private const int Travel = 18;

    private static readonly TextStyle When = TypeScale.Item with { Size = 56, Weight = FontWeight.Extrabold, Tabular = true };
    private static readonly TextStyle What = TypeScale.Body with { Size = 39, LineHeight = 1.26f };

    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        var events = input.Screen.Events ?? [];
        if (events.Count == 0)
        {
            return StatementLayout.Lay(input);
        }

        var frame = new Headed(input);
        var across = frame.Rest.Width > frame.Rest.Height * 1.65f && frame.Rest.Width / events.Count >= NarrowestSlot * input.Scale;
        var size = across ? WordSize(input, frame.Rest.Width / events.Count - Gap * input.Scale, events) : 0;

        return size >= Smallest ? Across(input, frame, events, size) : Down(input, frame, events);
    }

    /// <summary>The size at which no word of any moment has to be broken.</summary>
    private static float WordSize(LayoutInput input, float width, IReadOnlyList<TimelineEvent> events)
    {
        var longest = events.SelectMany(moment => TextPieces.Of(TextShaper.Normalize(moment.What))).Select(piece => input.Shaper.Width(piece.Text, What)).DefaultIfEmpty().Max();

        return Math.Min(What.Size, width / Math.Max(0.1f, longest * input.Scale));
    }

    private static IReadOnlyList<Layer> Across(LayoutInput input, Headed frame, IReadOnlyList<TimelineEvent> events, float size)
    {
        var slot = frame.Rest.Width / events.Count;
        var gap = Gap * input.Scale;
        var rise = 96 * input.Scale;
        var words = new SKSize(slot - gap, frame.Rest.Height - rise - 60 * input.Scale);
        var scale = events.Min(moment => Body(input, moment, SKRect.Create(words), 0, size).Scale());
        var height = rise + 60 * input.Scale + events.Max(moment => Body(input, moment, SKRect.Create(words), 0, size).Height(scale));

        return frame.Lay(height, box => events.SelectMany((moment, i) =>
        {
            var place = input.IsRightToLeft ? events.Count - 1 - i : i;
            var left = box.Left + place * slot;
            var (start, end) = input.IsRightToLeft ? (left + slot, left) : (left, left + slot);
            var inset = (input.IsRightToLeft ? -14 : 14) * input.Scale;
            var y = box.Top + rise;
            var label = TextBlock.Fit(moment.When, new SKSize(words.Width, rise - 30 * input.Scale), Sized(When, input.Scale), 26 * input.Scale, 1, input.Shaper);
            var text = SKRect.Create(left, 0, words.Width, 0);

            return (IEnumerable<Layer>)
            [
                Way(input, new SKPoint(start + inset, y), new SKPoint(i == events.Count - 1 ? end : end + inset, y), i, events.Count),
                Node(input, new SKPoint(start + inset, y), i),
                new TextLayer(label, new SKRect(text.Left, y - 34 * input.Scale - label.Height, text.Right, y), input.Theme.Accent, Shown(input, i)),
                .. Body(input, moment, new SKRect(text.Left, y + 40 * input.Scale, text.Right, box.Bottom), Shown(input, i), size).Lay(scale, align: 0),
            ];
        }));
    }

    private static IReadOnlyList<Layer> Down(LayoutInput input, Headed frame, IReadOnlyList<TimelineEvent> events)
    {
        var area = frame.Rest;
        var when = Math.Min(area.Width * 0.3f, events.Max(moment => input.Shaper.Width(TextShaper.Normalize(moment.When), When)) * When.Size * input.Scale + 4);
        for (var scale = 1f; ; scale *= 0.94f)
        {
            var factor = scale * input.Scale;
            var rail = when * scale + 44 * factor;
            var rows = events.Select(moment => Row(input, moment, area.Width - rail - 44 * factor, when * scale, factor)).ToList();
            var gap = 30 * factor;
            var height = rows.Sum(row => row.Height) + gap * (rows.Count - 1);
            if (height <= area.Height || scale < 0.32f)
            {
                input.Fit.Note(scale);

                return frame.Lay(height, box => Place(input, box, rows, rail, gap, factor));
            }
        }
    }

    private static IEnumerable<Layer> Place(LayoutInput input, SKRect box, List<(TextBlock When, TextBlock What, float Height)> rows, float rail, float gap, float factor)
    {
        var x = input.IsRightToLeft ? box.Right - rail : box.Left + rail;
        var tops = rows.Select((_, i) => box.Top + rows.Take(i).Sum(row => row.Height) + gap * i).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            var (when, what, height) = rows[i];
            var shown = Shown(input, i);
            var y = tops[i] + when.Height / 2;
            if (i + 1 < rows.Count)
            {
                yield return Way(input, new SKPoint(x, y), new SKPoint(x, tops[i + 1] + rows[i + 1].When.Height / 2), i, rows.Count);
            }

            yield return Node(input, new SKPoint(x, y), i);
            var (labels, texts) = input.IsRightToLeft
                ? (new SKRect(x + 40 * factor, tops[i], box.Right, y), new SKRect(box.Left, tops[i], x - 44 * factor, y))
                : (new SKRect(box.Left, tops[i], x - 40 * factor, y), new SKRect(x + 44 * factor, tops[i], box.Right, y));
            yield return new TextLayer(when, labels, input.Theme.Accent, shown);

            // One line stands level with its moment, more begin there.
            texts.Top += what.Lines.Count == 1 ? (when.Height - what.Height) / 2 : Math.Max(0, when.Baseline(0) - what.Baseline(0)) * 0.6f;
            yield return new TextLayer(what, texts, input.Theme.Text, shown + 2);
        }
    }

    private static (TextBlock When, TextBlock What, float Height) Row(LayoutInput input, TimelineEvent moment, float width, float when, float factor)
    {
        var label = TextBlock.Fit(moment.When, new SKSize(when, 3 * When.Size * factor), Sized(When, factor), 24 * factor, 2, input.Shaper);
        var text = TextBlock.Fit(moment.What, new SKSize(width, 4000), Sized(What, factor), 24 * factor, 3, input.Shaper);

        return (label, text, Math.Max(label.Height, text.Height + Math.Max(0, label.Baseline(0) - text.Baseline(0)) * 0.6f));
    }

    private static Column Body(LayoutInput input, TimelineEvent moment, SKRect area, int start, float size) =>
        new Column(input, area).Text(moment.What, What with { Size = size }, 24, 7, Pieces.Plain(input.Theme.Text, start + 2));

    private static Leg Way(LayoutInput input, SKPoint from, SKPoint to, int index, int count)
    {
        var path = new SKPath();
        path.MoveTo(from);
        path.LineTo(to);

        // The last piece of an open line leads on without being travelled.
        var arrives = index + 1 < count ? Shown(input, index + 1) : int.MaxValue - 1;

        return new Leg(path, new LegStyle(
            6 * input.Scale, input.Theme.Muted.WithAlpha(70), input.Theme.Accent, input.Theme.Accent, 4 + 3 * index, arrives - Travel, arrives));
    }

    private static Entrance Node(LayoutInput input, SKPoint centre, int index) => Pieces.Dot(centre, 15 * input.Scale, input.Theme.Accent, Shown(input, index));

    private static int Shown(LayoutInput input, int index) => index == 0 ? Math.Min(8, input.Reveal(0)) : input.Reveal(index);

    private static TextStyle Sized(TextStyle style, float factor) => style with { Size = style.Size * factor };
}
