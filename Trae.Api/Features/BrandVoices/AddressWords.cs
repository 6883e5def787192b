using System.Collections.Frozen;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

/// <summary>The words of a language by which somebody is addressed, or speaks of himself.</summary>
internal sealed record AddressWords(FrozenSet<string> You, FrozenSet<string> We, FrozenSet<string> I)
{
    // Of a hundred words; fewer are by the way.
    private const double Telling = 1;

    private static readonly Dictionary<string, AddressWords> Known = new(StringComparer.Ordinal)
    {
        ["en"] = new(Set("you your yours yourself yourselves you're you've you'll you'd"), Set("we us our ours ourselves we're we've we'll we'd let's"), Set("i me my mine myself i'm i've i'll i'd")),
        ["de"] = new(Set("du dich dir dein deine deinen deinem deiner deines euch euer eure euren"), Set("wir uns unser unsere unseren unserem unserer"), Set("ich mich mir mein meine meinen meinem meiner")),
        ["fr"] = new(Set("tu te toi ton ta tes vous votre vos"), Set("nous notre nos on"), Set("je j me moi mon ma mes")),
        ["es"] = new(Set("tú te ti tu tus usted ustedes vosotros vuestro vuestra"), Set("nosotros nosotras nos nuestro nuestra nuestros nuestras"), Set("yo me mí mi mis")),
        ["it"] = new(Set("tu te ti tuo tua tuoi tue voi vi vostro vostra"), Set("noi ci nostro nostra nostri nostre"), Set("io me mi mio mia miei mie")),
    };

    /// <summary>Null for a language whose words are not known.</summary>
    public static AddressWords? Of(string language) => Known.GetValueOrDefault(StopWords.Primary(language));

    /// <param name="measures">Of a text whose language is known.</param>
    public static VoiceAddress AddressOf(VoiceMeasures measures)
    {
        (VoiceAddress Address, double Share)[] all = [(VoiceAddress.You, measures.You ?? 0), (VoiceAddress.We, measures.We ?? 0), (VoiceAddress.I, measures.I ?? 0)];
        var (most, share) = all.MaxBy(each => each.Share);

        return share >= Telling ? most : VoiceAddress.Nobody;
    }

    public FrozenSet<string> For(VoiceAddress address) => address switch { VoiceAddress.You => You, VoiceAddress.We => We, VoiceAddress.I => I, _ => FrozenSet<string>.Empty };

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
