using System.Globalization;
using System.Text;
using Trae.Contracts;
using Trae.VideoWorker.Disclosures;
using Trae.VideoWorker.Unicode;

namespace Trae.VideoWorker.Timeline;

/// <summary>Captions as files: WebVTT (W3C), SubRip, and our own transcript.</summary>
public static class CaptionFiles
{
    private const int LineWidth = 42;
    private const string LeftToRightMark = "\u200E";
    private const string RightToLeftMark = "\u200F";

    /// <param name="disclosure">Noted where no player shows it; SubRip has no such place.</param>
    public static string WebVtt(IReadOnlyList<SceneTimeline> scenes, Disclosure disclosure)
    {
        var file = new StringBuilder($"WEBVTT\n\nNOTE {disclosure.Comment}\n");

        foreach (var (phrase, i) in VideoTimeline.Captions(scenes).Select((phrase, i) => (phrase, i)))
        {
            // Above the player's controls, in the middle, and as wide as the text.
            file.Append(CultureInfo.InvariantCulture, $"\n{i + 1}\n{Time(phrase.Start, '.')} --> {Time(phrase.End, '.')} line:85% position:50% align:center\n");
            file.AppendJoin('\n', Lines(phrase).Select(Escape)).Append('\n');
        }

        return file.ToString();
    }

    public static string SubRip(IReadOnlyList<SceneTimeline> scenes)
    {
        var file = new StringBuilder();

        foreach (var (phrase, i) in VideoTimeline.Captions(scenes).Select((phrase, i) => (phrase, i)))
        {
            file.Append(CultureInfo.InvariantCulture, $"{i + 1}\n{Time(phrase.Start, ',')} --> {Time(phrase.End, ',')}\n");
            file.AppendJoin('\n', Lines(phrase).Select(Untagged)).Append("\n\n");
        }

        return file.ToString();
    }

    /// <summary>Every spoken word with its time in the whole video, a line for each sentence.</summary>
    public static Transcript Transcript(string language, IReadOnlyList<SceneTimeline> scenes)
    {
        var lines = new List<TranscriptLine>();

        foreach (var (scene, number) in scenes.Select((scene, i) => (scene, i)))
        {
            var start = VideoTimeline.Starts(scenes)[number];
            var sentence = new List<TranscriptWord>();

            foreach (var (word, isLast) in scene.Captions.SelectMany(phrase => phrase.Words).Select((word, i) => (word, IsLast(scene, i))))
            {
                sentence.Add(new(word.Text, start + word.Start, start + word.End, word.SpaceAfter));
                if (isLast || CaptionPhrases.EndsSentence(word.Text))
                {
                    lines.Add(new(number, sentence[0].Start, sentence[^1].End, sentence));
                    sentence = [];
                }
            }
        }

        return new(language, lines);
    }

    private static bool IsLast(SceneTimeline scene, int word) => word == scene.Captions.Sum(phrase => phrase.Words.Count) - 1;

    private static IReadOnlyList<string> Lines(CaptionPhrase phrase)
    {
        var lines = LineBreaker.Break(phrase.Pieces(), CaptionPhrases.Width, LineWidth, 2).Select(line => line.Text).ToList();
        var rightToLeft = Icu.IsRightToLeft(string.Join(' ', lines));

        // Players take each line for a paragraph; one that begins with a foreign word would run the other way.
        return [.. lines.Select(line => Icu.IsRightToLeft(line) == rightToLeft ? line : (rightToLeft == true ? RightToLeftMark : LeftToRightMark) + line)];
    }

    private static string Escape(string line) => line
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    // SubRip has no escapes, and players swallow what looks like a tag.
    private static string Untagged(string line) => line.Replace('<', '‹').Replace('>', '›');

    private static string Time(TimeSpan time, char point) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}{point}{time.Milliseconds:000}");
}
