using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Trae.Bench;

/// <summary>The figures of every text, every language and all together, with what they were before.</summary>
/// <param name="author">Whose scripts they are.</param>
/// <param name="scores">By text.</param>
/// <param name="before">What they were; null where nobody kept it.</param>
/// <param name="missed">What is told below, a sentence each.</param>
/// <param name="beside">The built-in writer's, to look at beside a model's.</param>
internal sealed class WritingReport(
    string author, IReadOnlyDictionary<string, Scores> scores, IReadOnlyDictionary<string, Scores>? before, IReadOnlyList<string> missed, IReadOnlyDictionary<string, Scores>? beside = null)
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static WritingReport Of(ModelRun run) => new(run.Scores.Model, run.Scores.Texts, run.Before?.Texts, run.Missed, run.BuiltIn);

    /// <returns>The exit code: 1 where a requirement is missed.</returns>
    public int Print(bool json)
    {
        var means = Languages().ToDictionary(language => language, language => Scores.Mean([.. Of(scores, language)]).Rounded(), StringComparer.Ordinal);
        var total = Scores.Mean([.. scores.Values]).Rounded();
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { Author = author, Texts = scores, Languages = means, Total = total, Before = before, BuiltIn = beside, Missed = missed }, Written));
        }
        else
        {
            Draw(means, total);
            missed.ToList().ForEach(Console.WriteLine);
        }

        return missed.Count > 0 ? 1 : 0;
    }

    private void Draw(Dictionary<string, Scores> means, Scores total)
    {
        var table = new Table { Title = new($"Scripts of {author}") }.AddColumns("", "ROUGE-1", "ROUGE-2", "ROUGE-L", "facts", beside is null ? "unsupported" : "not verbatim", "claims", "LIX", "Flesch", "redundant", "length off", "layouts", "bare");
        foreach (var (name, score) in scores)
        {
            table.AddRow(Row(name, score, before?.GetValueOrDefault(name)));
            AddBeside(table, beside?.Where(one => one.Key == name).Select(one => one.Value) ?? []);
        }

        table.AddEmptyRow();
        foreach (var (language, mean) in means)
        {
            table.AddRow(Row(language, mean, Before(Of(before, language))));
            AddBeside(table, Of(beside, language));
        }

        table.AddRow(Row("all", total, Before(scores.Keys.Select(name => before?.GetValueOrDefault(name)).OfType<Scores>())));
        AddBeside(table, beside?.Values ?? []);
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = 200;
        }

        AnsiConsole.Write(table);
    }

    private static void AddBeside(Table table, IEnumerable<Scores> all)
    {
        if (Before(all) is { } mean)
        {
            table.AddRow(Row("  built-in", mean, null));
        }
    }

    private IEnumerable<string> Languages() => scores.Keys.Select(name => name.Split('/')[0]).Distinct(StringComparer.Ordinal);

    private static IEnumerable<Scores> Of(IReadOnlyDictionary<string, Scores>? all, string language) =>
        all?.Where(one => one.Key.StartsWith(language + "/", StringComparison.Ordinal)).Select(one => one.Value) ?? [];

    private static Scores? Before(IEnumerable<Scores> all) => all.ToList() is { Count: > 0 } some ? Scores.Mean(some) : null;

    private static string[] Row(string name, Scores now, Scores? then) =>
    [
        Markup.Escape(name),
        Cell(now.Rouge1, then?.Rouge1, "0.000"),
        Cell(now.Rouge2, then?.Rouge2, "0.000"),
        Cell(now.RougeL, then?.RougeL, "0.000"),
        Cell(now.Coverage, then?.Coverage, "0 %"),
        Cell(now.Unsupported, then?.Unsupported, "0.0 %"),
        Cell(now.Claims, then?.Claims, "0.0"),
        Cell(now.Lix, then?.Lix, "0"),
        now.Flesch is { } ease ? Cell(ease, then?.Flesch, "0") : "",
        Cell(now.Redundancy, then?.Redundancy, "0.0 %"),
        Cell(now.LengthError, then?.LengthError, "0.0 %"),
        Cell(now.Layouts, then?.Layouts, "0.0"),
        Cell(now.Bare, then?.Bare, "0 %"),
    ];

    // With the change where there is one that can be seen.
    private static string Cell(double now, double? then, string format)
    {
        var text = now.ToString(format, CultureInfo.InvariantCulture);
        var change = (now - (then ?? now)).ToString("+" + format + ";-" + format, CultureInfo.InvariantCulture);

        return change.Any(digit => digit is >= '1' and <= '9') ? $"{text} ({change})" : text;
    }
}
