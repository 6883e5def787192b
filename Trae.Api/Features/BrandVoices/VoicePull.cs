using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

/// <summary>How much more, or less, a source's sentence is worth to somebody who speaks in a voice.</summary>
internal sealed class VoicePull(LearntVoice voice)
{
    private const double OfLength = 0.35;
    private const double OfAddress = 0.2;
    private const double OfFavourite = 0.15;
    private const double OfAvoided = 0.8;
    private const double LeastSpread = 4;

    private readonly IReadOnlyList<string> _favourites = voice.Favourites;
    private readonly System.Collections.Frozen.FrozenSet<string>? _address = AddressWords.Of(voice.Profile.Language)?.For(voice.Profile.Address);

    public double Of(string sentence)
    {
        var profile = voice.Profile.Measures;
        var apart = Math.Abs(WordCounter.Spoken(sentence) - profile.SentenceWords) / Math.Max(LeastSpread, profile.SentenceSpread);
        var pull = -OfLength * Math.Min(1, Math.Max(0, apart - 0.5) / 2);
        pull += _address is not null && Tokens.Of(sentence).Any(token => _address.Contains(Tokens.Plain(token))) ? OfAddress : 0;
        pull += _favourites.Any(term => Safety.Moderation.Place(term, sentence) is not null) ? OfFavourite : 0;

        // What can be replaced is no reason to leave a sentence out.
        return pull - (Avoided.In(sentence, voice).Any(place => place.Rule.Instead is not { Length: > 0 }) ? OfAvoided : 0);
    }
}
