using System.Globalization;
using System.Text;

namespace Trae.VideoWorker.Narration;

/// <summary>What the engine is given to read, and which written character each of its characters stands for.</summary>
/// <param name="Text">Without what would be read as noise (emoji, Markdown's marks), with symbols as words.</param>
/// <param name="Sources">For each code point of <paramref name="Text"/>, an offset in the written text (UTF-16).</param>
public sealed record SpokenText(string Text, IReadOnlyList<int> Sources)
{
    /// <param name="start">Where the stretch to read starts in <paramref name="written"/>.</param>
    public static SpokenText Of(string written, int start, int length, string language) => Of(written, start, length, language, []);

    /// <param name="dictionary">Readings in the whole of <paramref name="written"/>, which go before those that everybody knows.</param>
    internal static SpokenText Of(string written, int start, int length, string language, IReadOnlyList<Reading> dictionary)
    {
        var end = start + length;
        var readings = new Queue<Reading>(All(written[start..end], start, language, dictionary));
        var text = new StringBuilder();
        var sources = new List<int>();

        for (var at = start; at < end;)
        {
            if (readings.TryPeek(out var reading) && reading.Start == at)
            {
                readings.Dequeue();
                Append(reading.Text, reading.Length > 0 ? at : Math.Max(start, at - 1));
                at += reading.Length;
                continue;
            }

            var status = Rune.DecodeFromUtf16(written.AsSpan(at), out var rune, out var consumed);
            Append(status == System.Buffers.OperationStatus.Done && !IsNoise(rune) ? rune.ToString() : " ", at);
            at += consumed;
        }

        foreach (var reading in readings)
        {
            Append(reading.Text, end - 1);
        }

        return new(text.ToString(), sources);

        void Append(string spoken, int source)
        {
            text.Append(spoken);
            sources.AddRange(Enumerable.Repeat(source, spoken.EnumerateRunes().Count()));
        }
    }

    /// <summary>For the part of a sentence before a pause: with a comma, so that the voice does not fall.</summary>
    internal SpokenText Unfinished() =>
        Text.Length == 0 || !char.IsLetterOrDigit(Text.TrimEnd()[^1]) ? this : new(Text.TrimEnd() + ",", [.. Sources.Take(Text.TrimEnd().EnumerateRunes().Count()), Sources[^1]]);

    private static IEnumerable<Reading> All(string text, int start, string language, IReadOnlyList<Reading> dictionary)
    {
        var own = dictionary.Where(reading => reading.Start >= start && reading.Start + reading.Length <= start + text.Length).ToList();

        return Readings.In(text, language)
            .Select(reading => reading with { Start = reading.Start + start })
            .Where(reading => !own.Exists(entry => reading.Start < entry.Start + entry.Length && entry.Start < reading.Start + Math.Max(1, reading.Length)))
            .Concat(own)
            .OrderBy(reading => reading.Start);
    }

    private static bool IsNoise(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        UnicodeCategory.OtherSymbol => rune.Value is not (0xB0 or 0x2103 or 0x2109 or 0x2116),
        _ => rune.Value is '*' or '_' or '`' or '~' or '|' or '^' or '[' or ']' or '{' or '}' or '\\' or 0xFE0F or 0x200D or (>= 0x1F3FB and <= 0x1F3FF),
    };
}
