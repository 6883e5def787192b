using Trae.Contracts;

namespace Trae.VideoWorker.Narration;

/// <summary>What a pronunciation dictionary says of a text, as the engine takes it.</summary>
internal static class Pronounced
{
    /// <summary>In order, not overlapping.</summary>
    /// <param name="spell">How the engine is told to say sounds.</param>
    public static IEnumerable<Reading> In(string text, IReadOnlyList<Pronunciation> dictionary, Func<string, string> spell) =>
        from use in PronunciationDictionary.Find(text, dictionary)
        let spoken = use.Entry.Spoken.Trim()
        select new Reading(use.Start, use.Length, spoken is ['/', .. { Length: > 0 } ipa, '/'] ? spell(ipa) : spoken);
}
