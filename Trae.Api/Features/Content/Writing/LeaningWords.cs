using System.Collections.Frozen;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>The words of a language that point back to an earlier sentence.</summary>
/// <param name="Pronouns">Personal and possessive pronouns that need a noun before them.</param>
/// <param name="Pointers">Words that lean wherever they stand: "these", "dieser", "cette".</param>
/// <param name="Openings">First words, or first phrases, of a sentence that lean.</param>
/// <param name="BeforeVerb">First words that lean only if a word of <paramref name="Verbs"/> follows: "Both are".</param>
/// <param name="Verbs">Auxiliaries and the like.</param>
/// <param name="Harmless">Openings that only look as if they leaned: "It is", "Es gibt", "Il faut".</param>
/// <param name="Removable">Opening connectives that can be taken off, comma included.</param>
internal sealed record LeaningWords(
    FrozenSet<string> Pronouns,
    FrozenSet<string> Pointers,
    IReadOnlyList<string> Openings,
    FrozenSet<string> BeforeVerb,
    FrozenSet<string> Verbs,
    IReadOnlyList<string> Harmless,
    IReadOnlyList<string> Removable)
{
    private static readonly LeaningWords None = new(Set(""), Set(""), [], Set(""), Set(""), [], []);

    private static readonly LeaningWords English = new(
        Set("her he she it they him them his its their theirs hers himself herself itself themselves"),
        Set("these those latter former aforementioned"),
        Phrases(
            "this|that|such|on the other hand|on the contrary|in contrast|by contrast|in comparison|as a result|as a consequence|because of this|" +
            "for this reason|for that reason|that is why|instead|otherwise|then|there,|here|similarly|likewise|consequently|therefore|thus|hence|" +
            "accordingly|afterwards|afterward|later|after that|before that|until then|since then|by then|at that time|in that case|in this way|" +
            "in this case|in doing so|to do so|even so|so|or|nor|not so|not only that|in other words|that said|as such|yes|no,|first,|second,|" +
            "third,|fourth,|firstly|secondly|thirdly|finally|lastly|next,|another|others|the other|the others|the second|the third|the fourth|the two|" +
            "the same|the result|just as|like that|with that|from there|from then|even the|also|again|too|rather|meanwhile|unlike this|not all of|" +
            "one of them|some of them|many of them|most of them|all of them|none of them|part of it|neither of|each of them|what is more|two of the|three of the|four of the|some of the|several of the|many of the|most of the|half of the|" +
            "two thirds of the|about half of the"),
        Set("both neither either some many most several few all each none one two three four five others more less much any"),
        Set("is are was were be been has have had can could will would may might must should do does did also still even then say says said think push " +
            "live lived come came go went make made take took use used work worked became become seem seemed left carry help"),
        Phrases("it is|it was|it takes|it took|it has been|it may|it turns out|it would be|it's|there is|there are|there was|there were|this year|" +
            "this week|this month|so far|later this|then-|such is|that most|or else|no one|no other|this article|this text|this video"),
        Phrases("however|moreover|furthermore|in addition|additionally|indeed|in fact|of course|besides|nevertheless|nonetheless|still,|but|and|yet|" +
            "for example|for instance|interestingly|surprisingly|importantly|remarkably|notably|naturally|after all|as it happens|so,|well,|now,"));

    private static readonly LeaningWords German = new(
        Set("er sie es ihm ihn ihnen sein seine seinen seiner seinem seines ihr ihre ihren ihrem ihrer ihres"),
        Set("dieser diese dieses diesem diesen derselbe dieselbe dasselbe derselben desselben denselben davon demnach letztere letzterer letzteres erstere ersterer solche solcher solchen"),
        Phrases(
            "dort|da|dann|daher|deshalb|deswegen|darum|dabei|dafür|dagegen|damit|daraus|davon|dazu|darauf|daran|darin|hier|hingegen|jedoch|allerdings|" +
            "trotzdem|dennoch|außerdem|zudem|ferner|schließlich|zunächst|erstens|zweitens|drittens|danach|später|seitdem|somit|folglich|also|so|ebenso|" +
            "genauso|stattdessen|sonst|denn|oder|sondern|auch|auf der anderen seite|andererseits|einerseits|im gegensatz dazu|aus diesem grund|nicht zuletzt|" +
            "andere|anderes|weitere|inzwischen|gleichzeitig|währenddessen|das heißt|mit anderen worten|ja|nein|beides|einige davon|viele davon|zwei der|drei der|einige der|viele der|die meisten davon"),
        Set("der die das dies den dem beide beiden einige viele manche alle jeder jede jedes einer eine eines keiner keine"),
        Set("ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können konnte muss müssen soll macht machte zeigt zeigte bedeutet heißt liegt " +
            "gilt geht ging führt führte gelingt klingt reicht hilft erklärt sorgt gehören gehört bleibt bleiben"),
        Phrases("es gibt|es gab|es ist|es war|es dauert|es heißt|es geht|so weit|so viele|so schwach|auch wer|auch wenn|da draußen|alle jahre"),
        Phrases("aber|und|doch|tatsächlich,|nun,|übrigens,|zum beispiel,|kurzum"));

    private static readonly LeaningWords French = new(
        Set("il elle ils elles lui eux son sa ses leur leurs celui celle ceux celles"),
        Set("cette ces cet ceci cela ça celui-ci celle-ci ceux-ci celles-ci celui-là dernier-né"),
        Phrases(
            "ce|c’est|c'est|ainsi|donc|alors|puis|ensuite|enfin|en revanche|au contraire|par conséquent|d’abord|d'abord|premièrement|deuxièmement|" +
            "troisièmement|là|ici|par contre|de même|à l’inverse|à l'inverse|d’autres|d'autres|un autre|une autre|les autres|l’autre|l'autre|le second|" +
            "la seconde|plus tard|après cela|depuis|pour cela|pour cette raison|autrement dit|oui|non,|aussi|en|y|sinon|quant à|deux des|trois des|certains des|certaines des"),
        Set("tous toutes certains certaines plusieurs chacun chacune aucun aucune un une deux trois"),
        Set("est sont était étaient a ont avait avaient peut peuvent fait font va vont sera seront d’entre d'entre"),
        Phrases("il y a|il y avait|il faut|il existe|il est possible|il s’agit|il s'agit|il a fallu|il suffit|en 1|en 2|en europe|en france|en moyenne|en effet|depuis 1|depuis 2|depuis le|depuis la|depuis les|depuis plus"),
        Phrases("cependant|toutefois|pourtant|néanmoins|de plus|en outre|par ailleurs|en effet|par exemple|bien sûr|mais|et|or,|car"));

    private static readonly LeaningWords Spanish = new(
        Set("él ella ellos ellas su sus suyo suya le les lo"),
        Set("esto eso aquello este esta estos estas ese esa esos esas aquel aquella aquellos aquellas"),
        Phrases(
            "ello|así|entonces|luego|después|por eso|por ello|por lo tanto|por tanto|en cambio|por otro lado|por otra parte|por el contrario|asimismo|también|" +
            "tampoco|finalmente|por último|primero|segundo|tercero|ambos|ambas|otro|otra|otros|otras|aquí|allí|ahí|de este modo|en consecuencia|es decir|o|ni|" +
            "tiene|tienen|puede|pueden|vive|viven|es|son|está|están|fue|fueron|era|eran|ha|han|había|habían|logró|lograron|sí|no,|los dos|las dos|el segundo|la segunda|lo mismo|dos de los|dos de las|tres de los|tres de las|algunos de los|algunas de las"),
        Set("todos todas algunos algunas muchos muchas varios varias cada ninguno ninguna uno una dos tres unos unas"),
        Set("es son era eran fue fueron ha han había habían puede pueden tiene tienen está están de ellos ellas"),
        Phrases("hay|había una vez|es posible|es fácil|es difícil|es importante|es hora"),
        Phrases("sin embargo|no obstante|además|de hecho|por ejemplo|por supuesto|desde luego|pero|y|e,"));

    public static LeaningWords Of(string language) => StopWords.Primary(language) switch
    {
        "en" => English,
        "de" => German,
        "fr" => French,
        "es" => Spanish,
        _ => None,
    };

    private static FrozenSet<string> Set(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Longer phrases first, so that "in fact" is found before "in".
    private static string[] Phrases(string phrases) => [.. phrases.Split('|').OrderByDescending(phrase => phrase.Length)];
}
