namespace Trae.VideoWorker.Narration.Flite;

/// <summary>Between the phones of flite's American English (those of the CMU dictionary, in lower case) and the International Phonetic Alphabet.</summary>
internal static class FlitePhones
{
    private static readonly Dictionary<string, string> Ipa = new(StringComparer.Ordinal)
    {
        ["aa"] = "ɑ", ["ae"] = "æ", ["ah"] = "ʌ", ["ao"] = "ɔ", ["aw"] = "aʊ", ["ax"] = "ə", ["axr"] = "ɚ", ["ay"] = "aɪ",
        ["b"] = "b", ["ch"] = "tʃ", ["d"] = "d", ["dh"] = "ð", ["dx"] = "ɾ", ["eh"] = "ɛ", ["er"] = "ɝ", ["ey"] = "eɪ",
        ["f"] = "f", ["g"] = "ɡ", ["hh"] = "h", ["hv"] = "h", ["ih"] = "ɪ", ["iy"] = "i", ["jh"] = "dʒ", ["k"] = "k",
        ["l"] = "l", ["el"] = "l", ["m"] = "m", ["em"] = "m", ["n"] = "n", ["en"] = "n", ["nx"] = "n", ["ng"] = "ŋ",
        ["ow"] = "oʊ", ["oy"] = "ɔɪ", ["p"] = "p", ["r"] = "ɹ", ["s"] = "s", ["sh"] = "ʃ", ["t"] = "t", ["th"] = "θ",
        ["uh"] = "ʊ", ["uw"] = "u", ["v"] = "v", ["w"] = "w", ["y"] = "j", ["z"] = "z", ["zh"] = "ʒ", ["pau"] = "",
    };

    // What other languages and transcribers write, as the nearest American sound.
    private static readonly (string Ipa, string Phone)[] Others =
    [
        ("a", "aa"), ("ɐ", "ax"), ("ɒ", "aa"), ("ɑː", "aa"), ("e", "ey"), ("ə", "ax"), ("ɜ", "er"), ("ɪ", "ih"), ("iː", "iy"), ("o", "ow"),
        ("ɔː", "ao"), ("uː", "uw"), ("y", "uw"), ("ø", "er"), ("œ", "er"), ("əʊ", "ow"), ("g", "g"), ("r", "r"), ("ɾ", "t"), ("ʁ", "r"),
        ("x", "k"), ("ç", "hh"), ("ɲ", "n"), ("ʎ", "l"), ("β", "v"), ("ɣ", "g"), ("ts", "t s"), ("ʔ", "t"), ("ɫ", "l"), ("pf", "p f"),
    ];

    private static readonly List<(string Ipa, string Phone)> Longest = [.. Ipa
        .Where(pair => pair.Value.Length > 0)
        .Select(pair => (Ipa: pair.Value, Phone: pair.Key))
        .Concat(Others)
        .DistinctBy(pair => pair.Ipa)
        .OrderByDescending(pair => pair.Ipa.Length)];

    private static readonly HashSet<string> Vowels =
        ["aa", "ae", "ah", "ao", "aw", "ax", "ay", "eh", "er", "ey", "ih", "iy", "ow", "oy", "uh", "uw"];

    public static string ToIpa(string phone) => Ipa.GetValueOrDefault(phone, "ə");

    /// <returns>Phones with stress on the vowels ("k aa1 f k ax0"), as a line of a lexicon has them; marks that mean nothing here are left out.</returns>
    public static string OfIpa(string ipa)
    {
        var phones = new List<string>();
        var stress = '0';

        for (var at = 0; at < ipa.Length;)
        {
            if (ipa[at] is 'ˈ' or 'ˌ' or '\'')
            {
                stress = '1';
                at++;
                continue;
            }

            var (sound, phone) = Longest.Find(pair => string.CompareOrdinal(ipa, at, pair.Ipa, 0, pair.Ipa.Length) == 0);
            at += sound?.Length ?? 1;

            foreach (var single in phone?.Split(' ') ?? [])
            {
                phones.Add(Vowels.Contains(single) ? single + stress : single);
                stress = Vowels.Contains(single) ? '0' : stress;
            }
        }

        return string.Join(' ', phones);
    }
}
