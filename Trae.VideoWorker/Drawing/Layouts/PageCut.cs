using Trae.Contracts;
using Trae.VideoWorker.Drawing.Text;
using Trae.VideoWorker.Unicode;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>A part of a scene's text that is on the screen by itself.</summary>
/// <param name="FirstEntry">Which of the scene's entries is its first one; null where it has none.</param>
/// <param name="Share">Of the scene's time, 0 to 1.</param>
internal sealed record Page(ScreenText Screen, int? FirstEntry, double Share);

/// <summary>Divides a scene's text evenly.</summary>
internal static class PageCut
{
    /// <returns>Fewer pages than asked for where there is nothing to divide.</returns>
    public static IReadOnlyList<Page> Into(int count, Scene scene)
    {
        var screen = scene.Screen;

        return scene.Layout switch
        {
            SceneLayout.Points or SceneLayout.Steps when screen.Items is { } items =>
                Entries(items, count, (part, first) => new Page(screen with { Items = part }, first, 1d / count)),
            SceneLayout.PictureText when screen.Items is { Count: > 0 } items => WordsAndEntries(screen, items, count),
            SceneLayout.Timeline when screen.Events is { } events =>
                Entries(events, count, (part, first) => new Page(screen with { Events = part }, first, 1d / count)),
            SceneLayout.Columns when screen.Columns is { } columns => Columns(screen, columns, count),
            SceneLayout.Code when screen.Code is { } code =>
                Entries(Source.CodeSetting.Lines(code.Text), count, (part, first) => new Page(screen with { Code = code with { Text = string.Join('\n', part) } }, first, 1d / count)),
            SceneLayout.Closing or SceneLayout.Chart or SceneLayout.Number or SceneLayout.Title => [],
            _ => Words(screen, count),
        };
    }

    private static List<Page> Entries<T>(IReadOnlyList<T> entries, int count, Func<IReadOnlyList<T>, int, Page> page)
    {
        var pages = new List<Page>();
        for (var i = 0; i < count && entries.Count >= count; i++)
        {
            var (first, end) = (entries.Count * i / count, entries.Count * (i + 1) / count);
            pages.Add(page([.. entries.Skip(first).Take(end - first)], first));
        }

        return pages;
    }

    /// <summary>First the body, then the entries.</summary>
    private static List<Page> WordsAndEntries(ScreenText screen, IReadOnlyList<string> items, int count)
    {
        List<Page> words = TextShaper.Normalize(screen.Body).Length > 0 ? [new Page(screen with { Items = null }, null, 1d / count)] : [];
        var entries = Entries(items, count - words.Count, (part, first) => new Page(screen with { Body = null, Items = part }, first, 1d / count));

        return [.. words, .. entries];
    }

    /// <summary>First the one column, then the other; then parts of them.</summary>
    private static List<Page> Columns(ScreenText screen, IReadOnlyList<TextColumn> columns, int count)
    {
        var pages = new List<Page>();
        var entry = 0;
        foreach (var column in columns.Where(_ => count % columns.Count == 0))
        {
            var first = entry;
            pages.AddRange(Entries(column.Items.DefaultIfEmpty("").ToList(), count / columns.Count, (part, start) =>
                new Page(screen with { Columns = [column with { Items = part }] }, start == 0 ? first : first + 1 + start, 1d / count)));
            entry += 1 + column.Items.Count;
        }

        return pages;
    }

    /// <summary>The body, or the heading where there is none, cut where lines may end, at best after a sentence.</summary>
    private static List<Page> Words(ScreenText screen, int count)
    {
        var text = TextShaper.Normalize(screen.Body ?? screen.Heading);
        var parts = TextPieces.Of(text).Select(piece => piece.SpaceAfter ? piece.Text + " " : piece.Text).ToList();
        if (parts.Count < count * 4)
        {
            return [];
        }

        var pages = new List<Page>();
        var start = 0;
        for (var i = 1; i <= count; i++)
        {
            var end = i == count ? parts.Count : Best(parts, parts.Count * i / count, parts.Count / (count * 3));
            var part = string.Concat(parts.Skip(start).Take(end - start)).Trim();
            var shown = screen.Body is null ? screen with { Heading = part } : screen with { Body = part };
            pages.Add(new Page(shown, null, (end - start) / (double)parts.Count));
            start = end;
        }

        return pages;
    }

    private static int Best(List<string> parts, int wanted, int reach) => Enumerable.Range(wanted - reach, 2 * reach + 1)
        .OrderBy(end => Math.Abs(end - wanted) + (Ends(parts[end - 1]) ? -reach : 0))
        .First();

    private static bool Ends(string part) => part.TrimEnd() is { Length: > 0 } word && word[^1] is '.' or '!' or '?' or '。' or '؟' or '।' or ';' or ':';
}
