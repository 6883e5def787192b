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
