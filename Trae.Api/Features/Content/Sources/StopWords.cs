using System.Collections.Frozen;

namespace Trae.Api.Features.Content.Sources;

/// <summary>The most frequent words of a language, which carry no topic of their own.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> None = FrozenSet<string>.Empty;

    // Function words only: auxiliaries, articles, prepositions, conjunctions, pronouns, and adverbs of degree.
    private static readonly Dictionary<string, FrozenSet<string>> Lists = new(StringComparer.Ordinal)
    {
        ["en"] = Set(
            "a about above across after again against all almost along already also although always am among an and another any are " +
            "around as at away back be became because become been before behind being below between both but by came can cannot could " +
            "did do does doing down during each either else enough even ever every few for from further get gets go goes had has have " +
            "having he her here hers herself him himself his how however i if in indeed instead into is it its itself just least less " +
            "like made make makes many may me might more most much must my near neither never no nor not now of off often on once one " +
            "only onto or other others our out over own per perhaps quite rather really same she should since so some still such than " +
            "that the their them themselves then there these they this those though through thus to together too toward towards under " +
            "unless until up upon us used uses very via was way we well were what when where whether which while who whole whom whose why " +
            "will with within without would yet you your"),
        ["de"] = Set(
            "ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits bis bin bist da dabei " +
            "dadurch dafür dagegen daher damit danach dann daran darauf daraus darin darum das dass davon dazu dein dem den denn der " +
            "deren des dessen deshalb die dies diese diesem diesen dieser dieses doch dort du durch ebenso ein eine einem einen einer " +
            "eines einige einmal er erst es etwa etwas euch für gar gegen genau gerade gibt habe haben hat hatte hatten hier hin hinter " +
            "ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in ins ist ja jede jedem jeden jeder jedes jedoch kann kein keine " +
            "keinen können konnte konnten machen macht man manche mehr mein mit muss müssen nach neben nicht nichts nie noch nun nur ob " +
            "oben oder oft ohne schon sehr sein seine seinem seinen seiner seit selbst sich sie sind so sogar solche soll sollte sondern " +
            "sonst sowie über um und uns unser unter viel viele vielen vom von vor wann war waren warum was weil weiter welche wenig wenn " +
            "wer werden wie wieder will wir wird wo wobei wohl wurde wurden würde zu zum zur zwar zwischen"),
        ["fr"] = Set(
            "a à afin ai ainsi alors après au aucun aucune aujourd aussi autre autres aux avait avant avec avoir bien c car ce ceci cela " +
            "celle celles celui cependant ces cet cette ceux chaque chez ci comme comment contre d dans de depuis des dès deux donc dont " +
            "du durant elle elles en encore entre est et étaient était été être eux fait fois font grâce hors ici il ils j jamais je " +
            "jusqu jusque l la là le les leur leurs lors lorsqu lorsque lui m ma mais malgré même mêmes mes moins mon n ne ni non nos notre nous " +
            "on ont ou où par parce parfois parmi pas pendant peu peut peuvent plus plutôt pour pourquoi pourtant presque près puis qu quand que " +
            "quel quelle quelles quelque quelques quels qui quoi s sa sans se selon sera ses si soit son sont sous souvent sur t ta tandis tant " +
            "te tel telle tels tes toujours tous tout toute toutes très trop tu un une vers voici vos votre vous y"),
        ["es"] = Set(
            "a además ahora al algo algún alguna algunas algunos ante antes aquel aquella aquí así aun aún aunque bajo bien cada casi como cómo " +
            "con contra cual cuales cuando cuándo cuanto de del desde después donde dónde dos durante e el él ella ellas ellos en entonces " +
            "entre era eran es esa esas ese eso esos esta está están estas este esto estos fue fueron gran ha había habían hacia hace han " +
            "hasta hay incluso la las le les lo los luego más me mejor menos mi mientras mismo misma mucho mucha muchos muchas muy nada ni no " +
            "nos nosotros o otra otras otro otros para pero poco pocos por porque pues puede pueden que qué quien quién se según ser si sí sido " +
            "siempre sin sino sobre solo sólo son su sus también tampoco tan tanto te tiene tienen toda todas todavía todo todos tras tu un una " +
            "unas uno unos ya y yo"),
    };

    /// <summary>The list of a BCP 47 language, empty where there is none.</summary>
    public static FrozenSet<string> Of(string language) => Lists.GetValueOrDefault(Primary(language), None);

    /// <summary>"pt" of "pt-BR".</summary>
    public static string Primary(string language)
    {
        var dash = language.IndexOf('-', StringComparison.Ordinal);
        return (dash < 0 ? language : language[..dash]).ToLowerInvariant();
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
