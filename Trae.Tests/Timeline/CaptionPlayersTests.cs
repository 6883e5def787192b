using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Trae.Contracts;
using Trae.Tests.Drawing;
using Trae.VideoWorker.Timeline;
using Trae.VideoWorker.Unicode;

namespace Trae.Tests.Timeline;

/// <summary>The caption files as a player reads them (ffmpeg's parsers), in every language of the samples.</summary>
public sealed partial class CaptionPlayersTests
{
    private static readonly IReadOnlyList<SceneTimeline> Scenes =
    [
        .. CaptionSamples.Languages.Select(sample => CaptionSamples.Timeline(sample.Language, sample.Text, new Look(VideoFormat.Wide))),
        CaptionSamples.Timeline("en", "Is 3 < 4 & 5 > 4? <b>Yes</b>. {\\an8} It is - - 100 %.", new Look(VideoFormat.Wide)),
    ];

    [Theory]
    [InlineData("vtt")]
    [InlineData("srt")]
    public async Task A_player_reads_every_spoken_word_at_its_time(string type)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.{type}");
        await File.WriteAllTextAsync(path, type == "vtt" ? CaptionFiles.WebVtt(Scenes, new(DigitalSource.AlgorithmicMedia)) : CaptionFiles.SubRip(Scenes));
        try
        {
            var cues = Cue().Matches(await ReadBy("ffmpeg", path)).Select(match => (
                Start: Seconds(match.Groups["start"].Value), End: Seconds(match.Groups["end"].Value), Text: match.Groups["text"].Value)).ToList();
            var captions = VideoTimeline.Captions(Scenes);

            Assert.Equal(captions.Count, cues.Count);
            Assert.All(captions.Zip(cues), pair =>
            {
                Assert.Equal(pair.First.Start.TotalSeconds, pair.Second.Start, 0.0011);
                Assert.Equal(pair.First.End.TotalSeconds, pair.Second.End, 0.0011);
                Assert.InRange(pair.Second.Text.Trim().Split('\n').Length, 1, 2);
                Assert.Equal(Bare(string.Concat(pair.First.Words.Select(word => word.Text))), Bare(pair.Second.Text));
            });
            Assert.All(cues.Zip(cues.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Captions_stay_long_enough_to_be_read_where_the_speech_leaves_room() =>
        Gen.Select(Gen.Int[0, CaptionSamples.Languages.Count - 1], Gen.Enum<VideoFormat>(), Gen.Double[1.5, 5]).Sample((which, format, speed) =>
        {
            var (language, text) = CaptionSamples.Languages[which];
            var scene = CaptionSamples.Timeline(language, text + " " + text, new Look(format), speed);
            var end = FrameRate.TimeOf(scene.FrameCount);

            Assert.All(scene.Captions.Select((phrase, i) => (phrase, Next: i + 1 < scene.Captions.Count ? scene.Captions[i + 1].Start : end)), cue =>
            {
                var letters = CaptionPhrases.Letters(cue.phrase.Words);
                var shown = cue.phrase.End - cue.phrase.Start;
                Assert.True(letters / shown.TotalSeconds <= 20.01 || cue.phrase.End == cue.Next, $"{letters} letters in {shown} until {cue.Next}");
                Assert.InRange(LineBreaker.Break(cue.phrase.Pieces(), CaptionPhrases.Width, 42, 2).Max(line => CaptionPhrases.Width(line.Text)), 1, 42);
            });
        });

    [Fact]
    public void A_line_that_begins_with_a_foreign_word_runs_the_way_of_its_caption()
    {
        var scene = CaptionSamples.Timeline("he", "הסרט שראינו אתמול בערב בקולנוע הגדול היה הסרט המפורסם Jaws של ספילברג ואחר כך ראינו סרט נוסף.", new Look(VideoFormat.Wide));
        var lines = CaptionFiles.SubRip([scene]).Split('\n').Where(line => line.Any(char.IsLetter));

        Assert.All(lines, line => Assert.True(Icu.IsRightToLeft(line)));
    }

    /// <returns>The captions as SubRip, which ffmpeg wrote after its own reading.</returns>
    private static async Task<string> ReadBy(string player, string path)
    {
        using var process = Process.Start(new ProcessStartInfo(player, ["-v", "error", "-i", path, "-f", "srt", "-"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        var (read, complaints) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.Equal("", await complaints);

        return await read;
    }

    // Escapes that the player writes, marks of direction, and SubRip's stand-ins for what would be a tag.
    private static string Bare(string text) => string.Concat(text
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
        .Replace("\\{", "{", StringComparison.Ordinal).Replace('‹', '<').Replace('›', '>')
        .Where(c => !char.IsWhiteSpace(c) && c is not ('\u200E' or '\u200F')));

    private static double Seconds(string time) => TimeSpan.ParseExact(time, @"hh\:mm\:ss\,fff", CultureInfo.InvariantCulture).TotalSeconds;

    [GeneratedRegex(@"^\d+\r?\n(?<start>[\d:,]+) --> (?<end>[\d:,]+)\r?\n(?<text>.+?)\r?\n\r?\n", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Cue();
}
