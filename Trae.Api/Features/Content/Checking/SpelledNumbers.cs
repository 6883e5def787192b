using System.Text.RegularExpressions;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Checking;

/// <summary>Reads numbers written as words in English, German, French and Spanish. "One" is an article more often than a number, and is left out.</summary>
internal static partial class SpelledNumbers
{
    private static readonly Dictionary<string, Dictionary<string, decimal>> Lists = new(StringComparer.Ordinal)
    {
        ["en"] = Numbered(
            "two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 " +
            "eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 one=1 hundred=100 thousand=1000 million=1000000 billion=1000000000"),
        ["de"] = Numbered(
            "zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 dreizehn=13 vierzehn=14 fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 " +
            "neunzehn=19 zwanzig=20 dreißig=30 vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90 ein=1 eins=1 eine=1 hundert=100 tausend=1000 million=1000000 " +
            "millionen=1000000 milliarde=1000000000 milliarden=1000000000"),
        ["fr"] = Numbered(
            "deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15 seize=16 vingt=20 vingts=20 trente=30 " +
            "quarante=40 cinquante=50 soixante=60 un=1 une=1 cent=100 cents=100 mille=1000 million=1000000 millions=1000000 milliard=1000000000 milliards=1000000000"),
        ["es"] = Numbered(
            "dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciséis=16 diecisiete=17 dieciocho=18 " +
            "diecinueve=19 veinte=20 veintiuno=21 veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 veintiséis=26 veintisiete=27 veintiocho=28 veintinueve=29 " +
            "treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 uno=1 un=1 una=1 cien=100 ciento=100 doscientos=200 doscientas=200 trescientos=300 " +
            "trescientas=300 cuatrocientos=400 quinientos=500 seiscientos=600 setecientos=700 ochocientos=800 novecientos=900 mil=1000 millón=1000000 millones=1000000"),
    };

    private static readonly HashSet<string> Joints = new(["and", "et", "y"], StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<NumberMention> Find(string text, string language)
    {
        var primary = StopWords.Primary(language);
        if (!Lists.TryGetValue(primary, out var list))
        {
            yield break;
        }

        var words = Word().Matches(text);
        for (var i = 0; i < words.Count; i++)
        {
            var values = new List<decimal>();
            var last = i;
            for (var j = i; j < words.Count && (j == i || Touches(text, words[j - 1], words[j])); j++)
            {
                if (ValueOf(words[j].Value, list, primary) is { } value)
                {
                    values.Add(value);
                    last = j;
                }
                else if (values.Count == 0 || !Joints.Contains(words[j].Value))
                {
                    break;
                }
            }

            if (values.Count > 0 && Sum(values) is > 1 and var number)
            {
                yield return new NumberMention(words[i].Index, text[words[i].Index..(words[last].Index + words[last].Length)], [number]);
            }

            i = last;
        }
    }

    private static bool Touches(string text, Match one, Match next) => text[(one.Index + one.Length)..next.Index] is " " or "-" or "\u00A0";

    private static decimal? ValueOf(string word, Dictionary<string, decimal> list, string language) =>
        list.TryGetValue(word, out var value) ? value : language == "de" ? German(word.ToLowerInvariant(), list) : null;

    // dreihundertfünfundzwanzigtausend
    private static decimal? German(string word, Dictionary<string, decimal> list)
    {
        foreach (var (mark, factor) in ((string, decimal)[])[("tausend", 1_000), ("hundert", 100)])
        {
            if (word.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at)
            {
                var many = at == 0 ? 1 : Part(word[..at], list);
                var rest = at + mark.Length == word.Length ? 0 : Part(word[(at + mark.Length)..].TrimStart("und"), list);

                return many * factor + rest;
            }
        }

        return word.IndexOf("und", StringComparison.Ordinal) is > 0 and var and
            && list.TryGetValue(word[..and], out var ones) && list.TryGetValue(word[(and + 3)..], out var tens) && ones < 10 && tens is >= 20 and < 100
                ? tens + ones
                : null;
    }

    private static decimal? Part(string word, Dictionary<string, decimal> list) => list.TryGetValue(word, out var value) ? value : German(word, list);

    private static string TrimStart(this string word, string start) => word.StartsWith(start, StringComparison.Ordinal) ? word[start.Length..] : word;

    private static decimal Sum(List<decimal> values)
    {
        decimal total = 0;
        decimal current = 0;
        foreach (var value in values)
        {
            if (value >= 1_000)
            {
                total += Math.Max(1, current) * value;
                current = 0;
            }
            else if (value == 100 || (value == 20 && current is 4))
            {
                current = Math.Max(1, current) * value;
            }
            else
            {
                // "nineteen ninety-eight" is a year.
                current = current is >= 13 and < 100 && current % 100 < 22 && value is >= 20 and < 100 ? (current * 100) + value : current + value;
            }
        }

        return total + current;
    }

    private static Dictionary<string, decimal> Numbered(string list) => list.Split(' ').Select(pair => pair.Split('='))
        .ToDictionary(pair => pair[0], pair => decimal.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("\\p{L}+", RegexOptions.None, 10_000)]
    private static partial Regex Word();
}
