using System.Globalization;
using Trae.Contracts;

namespace Trae.VideoWorker.Narration;

/// <summary>The voices that a person may choose from; of each language the first is the one to take unasked.</summary>
internal static class VoiceCatalog
{
    private const string Engine = "eSpeak NG";

    // Invented languages, and spellings that nobody writes an article in.
    private static readonly string[] LeftOut = ["piqd", "py", "qdb", "qya", "sjn", "jbo", "fa-latn", "cmn-latn-pinyin", "ru-lv", "en-us-nyc", "chr-us-qaaa-x-west"];

    // Unasked, a person expects the plain form of their language first.
    private static readonly string[] First = ["en-us", "en-gb-x-rp", "en-gb", "es", "fr-fr", "pt-br", "de", "it", "nl", "cmn", "ja"];

    // Where eSpeak's tag is not the one that browsers and detectors use.
    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["cmn"] = "zh",
        ["yue"] = "zh-HK",
        ["en-029"] = "en-029",
    };

    // The kinds of voice that eSpeak models best; the others are jokes or caricatures.
    private static readonly (string Id, string Name, string Gender)[] Variants = [("", "", "male"), ("f3", ", higher", "female"), ("m3", ", deeper", "male")];

    // Measured within 3 % on a paragraph of ordinary prose at rate 1, pauses included; for Chinese and Japanese a word is a written unit of WrittenWords.
    private static readonly Dictionary<string, double> WordsPerMinute = new(StringComparer.Ordinal)
    {
        ["en"] = 160,
        ["de"] = 140,
        ["fr"] = 171,
        ["es"] = 147,
        ["it"] = 150,
        ["pt"] = 141,
        ["nl"] = 142,
        ["pl"] = 105,
        ["ru"] = 135,
        ["tr"] = 93,
        ["ar"] = 96,
        ["hi"] = 143,
        ["cmn"] = 126,
        ["ja"] = 92,
        ["ko"] = 99,
    };

    private const double UsualWordsPerMinute = 130;

    public static VoiceCatalogue Of(IReadOnlyList<EspeakVoice> voices, IReadOnlyList<string> variants) => new(
    [
        .. from voice in voices
           where !LeftOut.Contains(voice.Id)
           let rank = Array.IndexOf(First, voice.Id)
           orderby rank < 0 ? First.Length : rank, voice.Id
           from variant in Variants
           where variant.Id.Length == 0 || variants.Contains(variant.Id)
           select Entry(voice, variant),
    ]);

    private static Voice Entry(EspeakVoice voice, (string Id, string Name, string Gender) variant)
    {
        var root = voice.Id.Split('-')[0];

        return new(
            variant.Id.Length == 0 ? voice.Id : $"{voice.Id}+{variant.Id}",
            voice.Name.Replace('_', ' ') + variant.Name,
            Tag(voice.Id),
            variant.Gender,
            Engine,
            WritingSystems.Of(root),
            WordsPerMinuteOf(root));
    }

    /// <param name="root">eSpeak's name of a language, without a region.</param>
    public static double WordsPerMinuteOf(string root) => WordsPerMinute.GetValueOrDefault(root, UsualWordsPerMinute);

    // "en-gb" becomes "en-GB" and "vi-vn-x-south" "vi-VN-x-south".
    private static string Tag(string id)
    {
        if (Tags.TryGetValue(id, out var tag))
        {
            return tag;
        }

        var parts = id.Split('-');

        return parts is [var language, { Length: 2 } region, .. var rest]
            ? string.Join('-', [language, region.ToUpper(CultureInfo.InvariantCulture), .. rest])
            : id;
    }
}
