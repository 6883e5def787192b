using System.Text;
using Trae.VideoWorker.Unicode;

namespace Trae.VideoWorker.Narration;

/// <summary>Samples, counted in the audio that the engine gave.</summary>
public readonly record struct SampleRange(int Start, int End);

/// <summary>Finds when each written word is heard, from the events of the words that were spoken for it.</summary>
public static class WordTimes
{
    /// <summary>
    /// A word starts with the engine's first event for it. Written words without an event of their own (the "of"
    /// of "out of", kana that the engine reads in one go) share the time of the word before, by their length.
    /// </summary>
    /// <param name="words">The written words of <paramref name="spoken"/>, at least one.</param>
    public static IReadOnlyList<SampleRange> Of(IReadOnlyList<WrittenWord> words, SpokenText spoken, RawSpeech speech)
    {
        var firstEvents = FirstEvents(words, spoken, speech);
        var times = new SampleRange[words.Count];

        for (var first = 0; first < words.Count;)
        {
            var next = first + 1;
            while (next < words.Count && firstEvents[next] is null)
            {
                next++;
            }

            var start = firstEvents[first] ?? 0;
            var end = VoicedEnd(speech, start, next < words.Count ? firstEvents[next]!.Value : speech.Samples.Length);
            Share(words, times, first, next, new(start, end));
            first = next;
        }

        return times;
    }

    private static int?[] FirstEvents(IReadOnlyList<WrittenWord> words, SpokenText spoken, RawSpeech speech)
    {
        var events = new int?[words.Count];
        var current = 0;

        foreach (var word in speech.Words)
        {
            // The engine sometimes points behind a number, or back to the start of the clause: never go back.
            var source = spoken.Sources[Math.Clamp(word.Position, 0, spoken.Sources.Count - 1)];
            while (current + 1 < words.Count && source >= words[current + 1].Offset)
            {
                current++;
            }

            // Nothing starts where the one before it starts.
            if (events[current] is null && !events.Contains(word.Sample))
            {
                events[current] = word.Sample;
            }
        }

        return events;
    }

    /// <returns>Where the pause before <paramref name="next"/> begins, or <paramref name="next"/> if there is none.</returns>
    private static int VoicedEnd(RawSpeech speech, int start, int next)
    {
        var end = next;

        for (var i = speech.Phonemes.Count - 1; i >= 0; i--)
        {
            var phoneme = speech.Phonemes[i];
            if (phoneme.Sample >= next)
            {
                continue;
            }

            if (phoneme.Ipa.Length > 0 || phoneme.Sample <= start)
            {
                break;
            }

            end = phoneme.Sample;
        }

        return end;
    }

    private static void Share(IReadOnlyList<WrittenWord> words, SampleRange[] times, int first, int next, SampleRange whole)
    {
        var weights = Enumerable.Range(first, next - first).Select(i => Weight(words[i].Text)).ToList();
        var (total, before) = (weights.Sum(), 0);

        for (var i = first; i < next; i++)
        {
            var start = whole.Start + (int)((long)(whole.End - whole.Start) * before / total);
            before += weights[i - first];
            times[i] = new(start, whole.Start + (int)((long)(whole.End - whole.Start) * before / total));
        }
    }

    // A Chinese character is a syllable or two; letters come two to a syllable.
    private static int Weight(string word) => Math.Max(1, word.EnumerateRunes().Sum(rune =>
        !Rune.IsLetterOrDigit(rune) ? 0 : Scripts.IsIdeograph(rune) ? 2 : 1));
}
