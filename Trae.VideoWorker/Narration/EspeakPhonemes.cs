using System.Text;

namespace Trae.VideoWorker.Narration;

/// <summary>
/// From the International Phonetic Alphabet to eSpeak NG's names of phonemes, which it reads between double brackets;
/// see <c>docs/phonemes.md</c> of eSpeak NG. A language lacks some of them; eSpeak then takes the nearest it has.
/// </summary>
internal static class EspeakPhonemes
{
    private static readonly (string Ipa, string Name)[] Sounds = [.. new (string Ipa, string Name)[]
    {
        ("tʃ", "tS"), ("dʒ", "dZ"), ("aɪ", "aI"), ("aʊ", "aU"), ("eɪ", "eI"), ("ɔɪ", "OI"), ("oʊ", "oU"), ("əʊ", "oU"), ("ɪə", "i@"), ("eə", "e@"),
        ("ʊə", "U@"), ("iː", "i:"), ("ɑː", "A:"), ("ɔː", "O:"), ("uː", "u:"), ("ɜː", "3:"), ("ɝ", "3:"), ("ɚ", "3"), ("p", "p"), ("b", "b"),
        ("t", "t"), ("d", "d"), ("k", "k"), ("g", "g"), ("ɡ", "g"), ("f", "f"), ("v", "v"), ("θ", "T"), ("ð", "D"), ("s", "s"), ("z", "z"),
        ("ʃ", "S"), ("ʒ", "Z"), ("h", "h"), ("x", "x"), ("ç", "C"), ("m", "m"), ("n", "n"), ("ŋ", "N"), ("ɲ", "n^"), ("l", "l"), ("ɫ", "l"),
        ("r", "r"), ("ɹ", "r"), ("ɾ", "*"), ("ʁ", "R"), ("w", "w"), ("j", "j"), ("ʔ", "?"), ("β", "B"), ("ɣ", "Q"), ("i", "i"), ("ɪ", "I"),
        ("e", "e"), ("ɛ", "E"), ("æ", "a"), ("a", "a"), ("ɑ", "A:"), ("ɒ", "0"), ("ɔ", "O"), ("o", "o"), ("ʊ", "U"), ("u", "u"), ("ʌ", "V"),
        ("ə", "@"), ("ɐ", "a#"), ("ɜ", "3:"), ("y", "y"), ("ø", "Y"), ("œ", "W"),
    }.OrderByDescending(sound => sound.Ipa.Length)];

    // Of names that stand for several sounds, the first sound listed.
    private static readonly (string Ipa, string Name)[] ByName = [.. Sounds.OrderByDescending(sound => sound.Name.Length)];

    private const string Vowels = "aæɑɒeɛəɜɝɚiɪoɔuʊʌyøœɐ";

    /// <summary>With the brackets around it; marks without a name are left out.</summary>
    public static string OfIpa(string ipa)
    {
        var names = new StringBuilder("[[");
        var stress = "";

        for (var at = 0; at < ipa.Length;)
        {
            // In the alphabet stress stands before the syllable, here before its vowel.
            if (ipa[at] is 'ˈ' or '\'' or 'ˌ')
            {
                stress = ipa[at] == 'ˌ' ? "," : "'";
                at++;
                continue;
            }

            var (sound, name) = Array.Find(Sounds, sound => string.CompareOrdinal(ipa, at, sound.Ipa, 0, sound.Ipa.Length) == 0);
            if (sound is null)
            {
                names.Append(ipa[at] == ' ' ? " " : "");
                at++;
                continue;
            }

            if (Vowels.Contains(sound[0], StringComparison.Ordinal))
            {
                names.Append(stress);
                stress = "";
            }

            names.Append(name);
            at += sound.Length;
        }

        return names.Append("]]").ToString();
    }

    /// <summary>The names in a text of them, without stress.</summary>
    public static IEnumerable<string> Names(string phonemes)
    {
        for (var at = 0; at < phonemes.Length;)
        {
            var name = Array.Find(ByName, name => string.CompareOrdinal(phonemes, at, name.Name, 0, name.Name.Length) == 0).Name;
            at += name?.Length ?? 1;
            if (name is not null)
            {
                yield return name;
            }
        }
    }

    /// <summary>The other way round; stress stands before the vowel.</summary>
    public static string ToIpa(string phonemes)
    {
        var ipa = new StringBuilder();

        for (var at = 0; at < phonemes.Length;)
        {
            var (sound, name) = Array.Find(ByName, name => string.CompareOrdinal(phonemes, at, name.Name, 0, name.Name.Length) == 0);
            ipa.Append(sound ?? phonemes[at] switch { '\'' => "ˈ", ',' => "ˌ", _ => "" });
            at += name?.Length ?? 1;
        }

        return ipa.ToString();
    }
}
