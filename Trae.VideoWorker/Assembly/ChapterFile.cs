using System.Globalization;
using System.Text;
using Trae.Contracts;

namespace Trae.VideoWorker.Assembly;

/// <summary>Title and chapters in ffmpeg's metadata format (ffmpeg-formats, "Metadata").</summary>
public static class ChapterFile
{
    /// <param name="end">Where the last chapter ends.</param>
    public static string Text(string title, IReadOnlyList<Chapter> chapters, TimeSpan end)
    {
        var text = new StringBuilder(";FFMETADATA1\n").Append("title=").Append(Escape(title)).Append('\n');

        for (var i = 0; i < chapters.Count; i++)
        {
            var next = i + 1 < chapters.Count ? chapters[i + 1].Start : end;
            text.Append(
                CultureInfo.InvariantCulture,
                $"[CHAPTER]\nTIMEBASE=1/1000\nSTART={(long)chapters[i].Start.TotalMilliseconds}\nEND={(long)next.TotalMilliseconds}\ntitle={Escape(chapters[i].Title)}\n");
        }

        return text.ToString();
    }

    /// <summary>Chapters as a WebVTT file, for players.</summary>
    /// <param name="end">Where the last chapter ends.</param>
    public static string WebVtt(IReadOnlyList<Chapter> chapters, TimeSpan end)
    {
        var text = new StringBuilder("WEBVTT\n");

        for (var i = 0; i < chapters.Count; i++)
        {
            var next = i + 1 < chapters.Count ? chapters[i + 1].Start : end;
            var title = chapters[i].Title.ReplaceLineEndings(" ").Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"\n{i + 1}\n{Time(chapters[i].Start)} --> {Time(next)}\n{title.Replace(">", "&gt;", StringComparison.Ordinal)}\n");
        }

        return text.ToString();
    }

    private static string Time(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}.{time.Milliseconds:000}");

    // A backslash saves the characters that mean something; a line end would start another entry.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);

        foreach (var character in text.ReplaceLineEndings(" "))
        {
            if (character is '=' or ';' or '#' or '\\')
            {
                escaped.Append('\\');
            }

            escaped.Append(character);
        }

        return escaped.ToString();
    }
}
