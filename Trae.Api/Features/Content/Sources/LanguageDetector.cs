using System.Collections.Frozen;

namespace Trae.Api.Features.Content.Sources;

/// <summary>
/// Finds the language of a text: by its writing system, and among the languages of one system by its most
/// frequent words (the closed-class word test, as in Grefenstette, "Comparing two language identification
/// schemes", JADT 1995). Needs a few dozen words to be sure.
/// </summary>
public static class LanguageDetector
{
    private const string Fallback = "en";

    private static readonly (string Language, FrozenSet<string> Words)[] Latin =
    [
        ("en", Set("the of and to in is that it was for on are with as his they be at have this from or had by not but what all were we when your can there which")),
        ("de", Set("der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer")),
        ("fr", Set("de la le et les des en un du une que est pour qui dans par sur au plus pas ce il sont avec se ne son aux cette ou mais nous elle leur")),
        ("es", Set("de la que el en y los se del las un por con no una su para es al lo como más pero sus le ya este sí porque esta entre cuando muy sin")),
        ("it", Set("di e il la che in un a per è una sono con non si le da del dei i della più come ma anche nel alla lo gli al delle questo essere")),
        ("pt", Set("de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser são também")),
        ("nl", Set("de het een van en in is dat op te zijn met voor niet aan er die ook als maar om bij nog uit dan wordt naar over door werd deze heeft")),
        ("sv", Set("och i att det som en på är av för med till den har de inte om ett men var jag sig från kan när så också eller efter")),
        ("da", Set("og i at det er en til på som af den de med for ikke har der et om men var sig fra kan blev også efter eller hvor")),
        ("nb", Set("og i det er en som på at til av for med de har den ikke et om men var seg fra kan ble også etter eller hvor")),
        ("fi", Set("ja on ei se että oli hän ovat joka mutta myös kun niin kuin tai ole sen jos mukaan sekä vain")),
        ("pl", Set("w i na z się nie do to jest że o jak po co za od ale przez są dla jego oraz tym który był może")),
        ("cs", Set("a se v na je že s z do to o i jako za by pro jsou však nebo ale po od podle jeho také bylo")),
        ("ro", Set("de și în a la cu pe care din nu este un o că mai pentru sunt fost prin dar sau se după")),
        ("hu", Set("a az és hogy nem is egy ez meg de csak volt már mint azt vagy még ha ki el után")),
        ("tr", Set("ve bir bu da de için ile çok olarak daha gibi olan en o ne kadar sonra ancak değil")),
        ("id", Set("yang dan di dengan untuk dari dalam ini pada itu adalah tidak ke juga akan oleh karena atau sebagai")),
        ("vi", Set("và của là có các cho không trong được với một những người này để khi đã từ như")),
    ];

    /// <summary>A BCP 47 tag; English when nothing tells otherwise.</summary>
    public static string Detect(string text)
    {
        var letters = WritingSystems.CountLetters(text);
        if (letters.Count == 0)
        {
            return Fallback;
        }

        var kana = letters.GetValueOrDefault("Hira") + letters.GetValueOrDefault("Kana");
        var han = letters.GetValueOrDefault("Hani");
        if (kana + han > letters.Values.Sum() / 2)
        {
            return kana * 10 > han ? "ja" : "zh";
        }

        return letters.MaxBy(entry => entry.Value).Key switch
        {
            "Latn" => AmongLatin(text),
            "Cyrl" => text.AsSpan().IndexOfAny("іїєґ") >= 0 ? "uk" : text.AsSpan().IndexOfAny("ыэё") >= 0 ? "ru" : "bg",
            "Arab" => text.AsSpan().IndexOfAny("ٹڈڑے") >= 0 ? "ur" : text.AsSpan().IndexOfAny("پچژگ") >= 0 ? "fa" : "ar",
            "Grek" => "el",
            "Hebr" => "he",
            "Deva" => "hi",
            "Beng" => "bn",
            "Taml" => "ta",
            "Telu" => "te",
            "Thai" => "th",
            "Hang" => "ko",
            "Hira" or "Kana" => "ja",
            "Hani" => "zh",
            "Armn" => "hy",
            "Geor" => "ka",
            "Ethi" => "am",
            _ => Fallback,
        };
    }

    /// <summary>Whether it tells this language from others that are written alike.</summary>
    internal static bool Tells(string language) => Array.Exists(Latin, known => known.Language == language);

    private static string AmongLatin(string text)
    {
        var scores = new int[Latin.Length];
        foreach (var word in Tokens.Of(text))
        {
            for (var i = 0; i < Latin.Length; i++)
            {
                scores[i] += Latin[i].Words.Contains(word) ? 1 : 0;
            }
        }

        var best = Array.IndexOf(scores, scores.Max());

        return Latin[best].Language;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
