using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.BrandVoices;

/// <summary>A voice as writers use it: what was learnt, with what a person corrected.</summary>
internal sealed record LearntVoice(BrandVoice Voice, VoiceProfile Profile)
{
    /// <summary>More than this share of the places is a habit, and less than the next one a habit of not doing it.</summary>
    public const double Often = 0.6;
    public const double Seldom = 0.15;

    private const double LongSentence = 1.3;

    /// <summary>Said first in every script, or null.</summary>
    public string? Opening => LineOf(Voice.Opening, Profile.Openings);

    /// <summary>Said last in every script, or null.</summary>
    public string? Closing => LineOf(Voice.Closing, Profile.Closings);

    /// <summary>Learnt and named ones, without those that are to be avoided.</summary>
    public IReadOnlyList<string> Favourites =>
    [
        .. (Voice.Use ?? []).Concat(Profile.Terms.Select(term => term.Words)).Distinct(StringComparer.OrdinalIgnoreCase).Where(term => Avoided.In(term, this).Count == 0),
    ];

    /// <summary>Sentences of more words than this are split where they can be.</summary>
    public double MostWords => Math.Max(8, Math.Max(Profile.Measures.SentenceWords * LongSentence, Profile.Measures.SentenceWords + Profile.Measures.SentenceSpread));

    public bool Speaks(string language) => StopWords.Primary(language) == StopWords.Primary(Profile.Language);

    private static string? LineOf(string? own, IReadOnlyList<VoiceLine> learnt)
    {
        var line = own ?? learnt.FirstOrDefault(each => !each.Text.EndsWith(VoiceLearning.Ellipsis, StringComparison.Ordinal))?.Text;

        return string.IsNullOrWhiteSpace(line) ? null : line.Trim();
    }
}
