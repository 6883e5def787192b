using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;

namespace Trae.Tests.Models;

/// <summary>Scripts as a good model answers them.</summary>
internal static partial class SampleScripts
{
    /// <summary>From the question's own numbered sentences, as long and in as many scenes as it asks for.</summary>
    public static string FromSource(ModelRequest request)
    {
        if (!request.IsScript)
        {
            return "ready";
        }

        var asked = About().Match(request.MessageOf(0));

        return Of(request, double.Parse(asked.Groups["words"].Value, CultureInfo.InvariantCulture), int.Parse(asked.Groups["scenes"].Value, CultureInfo.InvariantCulture));
    }

    /// <param name="share">Of the words that are asked for.</param>
    public static Func<ModelRequest, string> OfLength(double share) => request =>
    {
        var asked = About().Match(request.MessageOf(0));

        return Of(request, double.Parse(asked.Groups["words"].Value, CultureInfo.InvariantCulture) * share, int.Parse(asked.Groups["scenes"].Value, CultureInfo.InvariantCulture));
    };

    public static string Of(ModelRequest request, double words, int scenes)
    {
        var sentences = Line().Matches(request.MessageOf(1)).Select(match => (Number: int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture), Text: match.Groups["text"].Value.Trim())).ToList();
        var taken = Closest(sentences, words);
        var chunks = taken.Select((sentence, index) => (sentence, Scene: index * Math.Min(scenes, taken.Count) / taken.Count))
            .GroupBy(each => each.Scene, each => each.sentence)
            .Select(group => group.ToArray())
            .ToList();

        return Json("How octopuses live", [.. chunks.Select((chunk, index) => Scene(
            index == 0 ? "title" : index == chunks.Count - 1 ? "closing" : "statement", $"Thought {(char)('A' + index)}", chunk))]);
    }

    public static string Json(string title, object[] scenes) => JsonSerializer.Serialize(new { title, scenes });

    public static object Scene(string layout, string heading, params (int Number, string Text)[] sentences) => new
    {
        layout,
        sentences = sentences.Select(sentence => new { text = sentence.Text, sources = new[] { sentence.Number } }),
        kicker = (string?)null,
        heading,
        body = (string?)null,
        items = (string[]?)null,
        number = (string?)null,
        attribution = (string?)null,
        events = (object?)null,
        columns = (object?)null,
        chart = (object?)null,
    };

    // Of all choices among the first sentences.
    private static List<(int Number, string Text)> Closest(List<(int Number, string Text)> sentences, double words)
    {
        var first = sentences.Take(14).Select(sentence => (sentence, Words: WordCounter.Spoken(sentence.Text))).ToList();
        var best = Enumerable.Range(1, (1 << first.Count) - 1).MinBy(set => Math.Abs(words - first.Where((_, index) => (set >> index & 1) == 1).Sum(each => each.Words)));

        return [.. first.Where((_, index) => (best >> index & 1) == 1).Select(each => each.sentence)];
    }

    [GeneratedRegex(@"About (?<words>\d+) words in all, in (?<scenes>\d+) scenes", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex About();

    [GeneratedRegex(@"^\[(?<number>\d+)\] (?<text>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Line();
}
