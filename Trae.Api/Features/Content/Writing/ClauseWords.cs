using System.Collections.Frozen;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content.Writing;

/// <summary>The words at which a language's sentences can be cut.</summary>
/// <param name="Subordinators">Open a clause that cannot stand by itself.</param>
/// <param name="Prepositions">Open a phrase that is no subject.</param>
/// <param name="Conjunctions">"and", "or": they join clauses or the last two entries of an enumeration.</param>
/// <param name="Determiners">Articles and the like, after which a noun phrase begins.</param>
/// <param name="Auxiliaries">Verbs before which a subject ends.</param>
/// <param name="Modals">Verbs after which a series of infinitives may come.</param>
/// <param name="Joiners">"of": holds a noun phrase together.</param>
internal sealed record ClauseWords(
    FrozenSet<string> Subordinators,
    FrozenSet<string> Prepositions,
    FrozenSet<string> Conjunctions,
    FrozenSet<string> Determiners,
    FrozenSet<string> Auxiliaries,
    FrozenSet<string> Modals,
    FrozenSet<string> Joiners)
{
    private static readonly ClauseWords English = new(
        Set("because which that who whom whose while although though when whenever where wherever unless until before after if since as so than whether how why what"),
        Set("in on at by for from with without within into onto of off over under between among through during against about across along around behind beyond near toward towards upon via despite like unlike per as to"),
        Set("and or but nor yet plus"),
        Set("a an the some any no every each many several most all two three four five six seven eight nine ten dozens hundreds thousands millions"),
        Set("is are was were has have had can could will would may might must should do does did be been"),
        Set("can could may might must will would should"),
        Set("of"));

    private static readonly ClauseWords German = new(
        Set("weil dass ob wenn als während obwohl damit sodass bevor nachdem bis seit sobald solange der die das den dem deren dessen wo wie was wer wobei wodurch welche welcher statt ohne um"),
        Set("in im an am auf aus bei beim mit nach seit von vom zu zum zur durch für gegen ohne um unter über vor hinter neben zwischen bis trotz wegen während laut"),
        Set("und oder aber sondern doch sowie"),
        Set("der die das den dem des ein eine einen einem einer eines kein keine keinen jede jeder jedes viele einige alle zwei drei vier fünf sechs sieben acht neun zehn"),
        Set("ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können konnte muss müssen soll sollen darf dürfen bleibt bleiben"),
        Set(""),
        Set("der des eines einer von"));

    private static readonly ClauseWords French = new(
        Set("que qui dont où quand lorsque lorsqu puisque parce si comme quoique afin pendant tandis alors"),
        Set("à au aux dans en par pour sans sous sur vers avec chez contre depuis dès devant derrière entre parmi pendant selon malgré après avant de du des"),
        Set("et ou mais ni"),
        Set("le la les l un une des ce cet cette ces chaque plusieurs tous toutes deux trois quatre cinq six sept huit neuf dix"),
        Set("est sont était étaient a ont avait avaient peut peuvent doit doivent fut furent sera seront"),
        Set("peut peuvent doit doivent"),
        Set("de du des d"));

    private static readonly ClauseWords Spanish = new(
        Set("que quien quienes cuando donde porque aunque si como mientras pues cuyo cuya"),
        Set("a ante bajo con contra de del desde durante en entre hacia hasta para por según sin sobre tras al"),
        Set("y e o u pero ni sino"),
        Set("el la los las un una unos unas cada muchos muchas varios varias todos todas dos tres cuatro cinco seis siete ocho nueve diez"),
        Set("es son era eran fue fueron ha han había habían puede pueden debe deben está están tiene tienen"),
        Set("puede pueden debe deben"),
        Set("de del"));

    private static readonly ClauseWords Other = new(Set(""), Set(""), Set(""), Set(""), Set(""), Set(""), Set(""));

    public static ClauseWords Of(string language) => StopWords.Primary(language) switch
    {
        "en" => English,
        "de" => German,
        "fr" => French,
        "es" => Spanish,
        _ => Other,
    };

    private static FrozenSet<string> Set(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
