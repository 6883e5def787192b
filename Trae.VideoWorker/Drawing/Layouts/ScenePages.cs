using Trae.VideoWorker.Drawing.Layers;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>Shows on pages, one after the other inside the scene's own frames, what is too much for one.</summary>
internal static class ScenePages
{
    private const int MostPages = 10;

    // A page shorter than this is turned before it is read.
    private const int ShortestPage = 75;

    // A page is turned a moment before its first entry is spoken.
    private const int Ahead = 8;

    public static IReadOnlyList<Layer> Lay(LayoutInput input, Func<LayoutInput, IReadOnlyList<Layer>> layPage)
    {
        var layers = layPage(input);
        var most = Math.Min(MostPages, input.Timeline.FrameCount / ShortestPage);
        var fit = input.Fit.Scale;
        for (var count = 2; fit < Fit.Readable && count <= most; count++)
        {
            var pages = PageCut.Into(count, input.Timeline.Scene);
            if (pages.Count < count)
            {
                break;
            }

            var inputs = Inputs(input, pages);
            var laid = inputs.Select(page => layPage(page.Input)).ToList();
            var worst = inputs.Min(page => page.Input.Fit.Scale);
            if (worst <= fit)
            {
                continue;
            }

            foreach (var layer in layers)
            {
                layer.Dispose();
            }

            fit = worst;
            layers = [.. inputs.Zip(laid, (page, content) => content.Select(layer => new PageLayer(layer, page.Start, page.End, page.IsLast))).SelectMany(page => page)];
        }

        return layers;
    }

    private static List<(LayoutInput Input, int Start, int End, bool IsLast)> Inputs(LayoutInput input, IReadOnlyList<Page> pages)
    {
        var timeline = input.Timeline;
        var starts = Starts(input, pages);
        var inputs = new List<(LayoutInput, int, int, bool)>();
        for (var i = 0; i < pages.Count; i++)
        {
            var last = i == pages.Count - 1;
            var (start, end, page) = (starts[i], last ? timeline.FrameCount : starts[i + 1], pages[i]);
            var part = timeline with
            {
                Scene = timeline.Scene with { Screen = page.Screen },
                FrameCount = end - start,
                ItemReveals = [.. timeline.ItemReveals.Skip(page.FirstEntry ?? 0).Select(frame => Math.Max(0, frame - start))],
            };

            // A record's copy would share what was noted for the whole.
            inputs.Add((new LayoutInput(part, input.Grid, input.Theme, input.Shaper, input.Media) { FirstEntry = page.FirstEntry ?? 0 }, start, end, last));
        }

        return inputs;
    }

    private static int[] Starts(LayoutInput input, IReadOnlyList<Page> pages)
    {
        var (frames, reveals) = (input.Timeline.FrameCount, input.Timeline.ItemReveals);
        var starts = new int[pages.Count];
        for (var i = 1; i < pages.Count; i++)
        {
            var wanted = pages[i].FirstEntry is { } first && first < reveals.Count ? reveals[first] - Ahead : (int)(frames * pages.Take(i).Sum(page => page.Share));
            starts[i] = Math.Clamp(wanted, starts[i - 1] + ShortestPage, frames - (pages.Count - i) * ShortestPage);
        }

        return starts;
    }
}
