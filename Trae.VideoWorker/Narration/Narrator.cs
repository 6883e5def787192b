using System.Runtime.InteropServices;
using Trae.Contracts;

namespace Trae.VideoWorker.Narration;

/// <summary>Speech with the times of its words and mouth shapes, before it is saved.</summary>
public sealed record SpokenNarration(
    short[] Samples, int SampleRate, IReadOnlyList<SpokenWord> Words, IReadOnlyList<VisemeCue> Visemes)
{
    public TimeSpan Duration => Time(Samples.Length, SampleRate);

    internal static TimeSpan Time(long sample, int sampleRate) => TimeSpan.FromTicks(sample * TimeSpan.TicksPerSecond / sampleRate);
}

/// <summary>Speaks a text sentence by sentence, with pauses of our own or of the script between them.</summary>
public static class Narrator
{
    private const int SilentSampleRate = 22_050;

    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Tail = TimeSpan.FromMilliseconds(100);

    /// <summary>Throws what <see cref="ISpeechEngine.Speak"/> throws. A text without words gives a moment of silence.</summary>
    public static async Task<SpokenNarration> Speak(NarrateScene job, ISpeechEngine engine, CancellationToken ct)
    {
        var style = new SpeechStyle(job.Speaker.Voice, job.Language, job.Speaker.Rate, job.Speaker.Pitch);
        var (utterances, before) = Utterances.Of(job, engine.Spell);
        var speeches = utterances.Count == 0 ? [] : await engine.Speak([.. utterances.Select(utterance => utterance.Spoken.Text)], style, ct);
        var recording = new Recording(Lead + before);

        foreach (var (utterance, speech) in utterances.Zip(speeches))
        {
            var times = WordTimes.Of(utterance.Words, utterance.Spoken, speech);
            var (stressed, moved) = Emphasised.Of(speech, times, utterance.Emphasis);
            recording.Add(utterance, stressed, moved);
        }

        return recording.Finish();
    }

    private sealed class Recording(TimeSpan before)
    {
        private readonly List<short> _samples = [];
        private readonly List<SpokenWord> _words = [];
        private readonly List<(Viseme Shape, TimeSpan Start)> _shapes = [];
        private int _sampleRate = SilentSampleRate;
        private TimeSpan _natural = before;
        private TimeSpan _asked;

        public void Add(Utterance utterance, RawSpeech speech, IReadOnlyList<SampleRange> times)
        {
            _sampleRate = speech.SampleRate;
            var cuts = DeadAir.Find(speech.Samples, speech.SampleRate);
            var samples = DeadAir.Remove(speech.Samples, cuts);
            Silence(DeadAir.AtStart(samples));

            var start = _samples.Count;
            _samples.AddRange(samples);

            for (var i = 0; i < utterance.Words.Count; i++)
            {
                var word = utterance.Words[i];
                _words.Add(new(word.Text, word.Offset, Time(times[i].Start), Time(times[i].End), utterance.Emphasis[i]));
            }

            _shapes.AddRange(speech.Phonemes.Select(phoneme => (MouthShapes.Of(phoneme.Ipa), Time(phoneme.Sample))));
            _shapes.Add((Viseme.Rest, Time(speech.Samples.Length)));
            (_natural, _asked) = (utterance.Natural, utterance.Asked);

            TimeSpan Time(int sample) => SpokenNarration.Time(start + DeadAir.Shift(sample, cuts), speech.SampleRate);
        }

        public SpokenNarration Finish()
        {
            _natural = _samples.Count == 0 ? _natural + Tail : Tail;
            Silence(quietAhead: 0);

            return new([.. _samples], _sampleRate, _words, MouthShapes.Smooth(_shapes, SpokenNarration.Time(_samples.Count, _sampleRate)));
        }

        // What an utterance leaves quiet at its own ends is part of a pause that the script asks for.
        private void Silence(int quietAhead)
        {
            var quiet = DeadAir.AtEnd(CollectionsMarshal.AsSpan(_samples)) + quietAhead;
            var asked = (int)(_asked.TotalSeconds * _sampleRate) - quiet;

            _samples.AddRange(new short[Math.Max((int)(_natural.TotalSeconds * _sampleRate), asked)]);
        }
    }
}
