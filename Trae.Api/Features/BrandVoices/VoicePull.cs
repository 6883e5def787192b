using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

/// <summary>How much more, or less, a source's sentence is worth to somebody who speaks in a voice.</summary>
internal static class VoicePull
{
    private const double OfLength = 0.35;
    private const double OfAddress = 0.2;
    private const double OfFavourite = 0.15;
    private const double OfAvoided = 0.8;
    private const double LeastSpread = 4;

    public static double Of(string sentence, LearntVoice voice)
    {
        var profile = voice.Profile.Measures;
        var apart = Math.Abs(WordCounter.Spoken(sentence) - profile.SentenceWords) / Math.Max(LeastSpread, profile.SentenceSpread);
        var address = AddressWords.Of(voice.Profile.Language)?.For(voice.Profile.Address);
        var pull = -OfLength * Math.Min(1, Math.Max(0, apart - 0.5) / 2);
        pull += address is not null && Tokens.Of(sentence).Any(token => address.Contains(token.Replace('’', '\''))) ? OfAddress : 0;
        pull += voice.Favourites.Any(term => Safety.Moderation.Place(term, sentence) is not null) ? OfFavourite : 0;

        // What can be replaced is no reason to leave a sentence out.
        return pull - (Avoided.In(sentence, voice).Any(place => place.Rule.Instead is not { Length: > 0 }) ? OfAvoided : 0);
    }
}
