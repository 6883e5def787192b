namespace Trae.VideoWorker.Narration.Alignment;

/// <summary>
/// Finds when the words and sounds of a recording are heard, for engines that do not say: the built-in engine, which
/// knows its own times, speaks the same text, and both are matched in time (F. Malfrère and T. Dutoit, Eurospeech 1997).
/// Where it does not speak the language, words share the voiced time by their length.
/// </summary>
public sealed class SpeechAligner(EspeakEngine builtIn, BuiltInVoices voices)
{
    // About -34 dB under the loudest.
    private const double Quiet = 0.02;

    /// <param name="texts">What was spoken, one for each recording.</param>
    /// <param name="language">BCP 47.</param>
    public async Task<IReadOnlyList<RawSpeech>> Align(
        IReadOnlyList<string> texts, string language, IReadOnlyList<(short[] Samples, int SampleRate)> recordings, CancellationToken ct)
    {
        if (await voices.For(language, ct) is not { } voice)
        {
            return [.. texts.Zip(recordings, (text, recording) => Shared(text, recording.Samples, recording.SampleRate))];
        }

        var references = await builtIn.Speak(texts, new(voice.Id, language), ct);

        return await Task.Run<IReadOnlyList<RawSpeech>>(
            () => [.. references.Zip(recordings, (reference, recording) => Aligned(reference, recording.Samples, recording.SampleRate))], ct);
    }

    private static RawSpeech Aligned(RawSpeech reference, short[] samples, int sampleRate)
    {
        var (from, to) = (Voiced(reference.Samples), Voiced(samples));
        if (from.End <= from.Start || to.End <= to.Start)
        {
            return new(sampleRate, samples, [], []);
        }

        var ours = SpeechFeatures.Of(reference.Samples.AsSpan(from.Start..from.End), reference.SampleRate);
        var theirs = SpeechFeatures.Of(samples.AsSpan(to.Start..to.End), sampleRate);
        var match = TimeWarp.Match(ours.Frames, theirs.Frames);

        return new(
            sampleRate,
            samples,
            [.. reference.Words.Select(word => word with { Sample = Place(word.Sample) })],
            [.. reference.Phonemes.Select(phoneme => phoneme with { Sample = Place(phoneme.Sample) })]);

        int Place(int sample)
        {
            if (sample >= from.End)
            {
                return to.End;
            }

            // Between two frames in a straight line.
            var at = Math.Max(0, (sample - from.Start) / (double)ours.Hop);
            var frame = Math.Min((int)at, match.Length - 1);
            var next = frame + 1 < match.Length ? match[frame + 1] : theirs.Frames.Length;
            var matched = match[frame] + ((next - match[frame]) * Math.Min(1, at - frame));

            return Math.Min(to.Start + (int)(matched * theirs.Hop), to.End);
        }
    }

    private static RawSpeech Shared(string text, short[] samples, int sampleRate)
    {
        var (start, end) = Voiced(samples);
        var words = WrittenWords.Of(text);
        var letters = Math.Max(1, words.Sum(word => word.Text.Length));
        var (events, before) = (new List<WordEvent>(words.Count), 0L);

        foreach (var word in words)
        {
            events.Add(new(text.AsSpan(0, word.Offset).ToString().EnumerateRunes().Count(), start + (int)((end - start) * before / letters)));
            before += word.Text.Length;
        }

        return new(sampleRate, samples, events, [.. Mouthing(events, start, end)]);
    }

    // Without sounds to go by, the mouth opens and closes at the pace of syllables.
    private static IEnumerable<PhonemeEvent> Mouthing(List<WordEvent> words, int start, int end)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var next = i + 1 < words.Count ? words[i + 1].Sample : end;
            yield return new("m", words[i].Sample);
            yield return new("a", words[i].Sample + ((next - words[i].Sample) / 3));
        }

        yield return new("", Math.Max(start, end));
    }

    private static SampleRange Voiced(short[] samples)
    {
        var loudest = samples.Length == 0 ? 0 : samples.Max(sample => Math.Abs((int)sample));
        var threshold = Math.Max(60, (int)(loudest * Quiet));
        var first = Array.FindIndex(samples, sample => Math.Abs((int)sample) > threshold);

        return first < 0 ? new(0, 0) : new(first, Array.FindLastIndex(samples, sample => Math.Abs((int)sample) > threshold) + 1);
    }
}
