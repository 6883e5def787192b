using Trae.Contracts;

namespace Trae.VideoWorker.Narration;

/// <summary>Speech with the times of its words and mouth shapes, before it is saved.</summary>
public sealed record SpokenNarration(
    short[] Samples, int SampleRate, IReadOnlyList<SpokenWord> Words, IReadOnlyList<VisemeCue> Visemes)
{
    public TimeSpan Duration => Time(Samples.Length, SampleRate);

    internal static TimeSpan Time(long sample, int sampleRate) => TimeSpan.FromTicks(sample * TimeSpan.TicksPerSecond / sampleRate);
}

/// <summary>Speaks a text sentence by sentence, with pauses of our own between them.</summary>
public sealed class Narrator(EspeakEngine engine)
{
    // What eSpeak calls words a minute. Its own 175 is brisk: 145 makes about 160 real words of English, and French
    // words are so short that it takes less.
    private const int EngineRate = 145;
    private const int FrenchEngineRate = 125;

    private const int SilentSampleRate = 22_050;

    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan SentencePause = TimeSpan.FromMilliseconds(280);
    private static readonly TimeSpan ParagraphPause = TimeSpan.FromMilliseconds(430);
    private static readonly TimeSpan Tail = TimeSpan.FromMilliseconds(100);

    /// <summary>Throws what <see cref="EspeakEngine.Speak"/> throws. A text without words gives a moment of silence.</summary>
    public async Task<SpokenNarration> Speak(NarrateScene job, CancellationToken ct)
    {
        var rate = job.Speaker.Voice.StartsWith("fr", StringComparison.Ordinal) ? FrenchEngineRate : EngineRate;
        var style = new SpeechStyle(job.Speaker.Voice, (int)Math.Round(rate * job.Speaker.Rate), job.Speaker.Pitch);
        var words = WrittenWords.Of(job.Text);
        var sentences = (
            from sentence in Sentences.Of(job.Text)
            let own = words.Where(word => word.Offset >= sentence.Start && word.Offset < sentence.End).ToList()
            where own.Count > 0
            let spoken = SpokenText.Of(job.Text, sentence.Start, sentence.Length, job.Language)
            select (sentence.EndsParagraph, Words: own, Spoken: spoken)).ToList();

        var speeches = await engine.Speak([.. sentences.Select(sentence => sentence.Spoken.Text)], style, ct);
        var recording = new Recording();

        foreach (var (sentence, speech) in sentences.Zip(speeches))
        {
            var times = WordTimes.Of(sentence.Words, sentence.Spoken, speech);
            recording.Add(speech, sentence.Words, times, sentence.EndsParagraph ? ParagraphPause : SentencePause);
        }

        return recording.Finish();
    }

    private sealed class Recording
    {
        private readonly List<short> _samples = [];
        private readonly List<SpokenWord> _words = [];
        private readonly List<(Viseme Shape, TimeSpan Start)> _shapes = [];
        private int _sampleRate = SilentSampleRate;
        private TimeSpan _pause = Lead;

        public void Add(RawSpeech speech, List<WrittenWord> words, IReadOnlyList<SampleRange> times, TimeSpan pauseAfter)
        {
            _sampleRate = speech.SampleRate;
            Silence(_pause);

            var start = _samples.Count;
            var cuts = DeadAir.Find(speech.Samples, speech.SampleRate);
            _samples.AddRange(DeadAir.Remove(speech.Samples, cuts));

            for (var i = 0; i < words.Count; i++)
            {
                _words.Add(new(words[i].Text, words[i].Offset, Time(times[i].Start), Time(times[i].End)));
            }

            _shapes.AddRange(speech.Phonemes.Select(phoneme => (MouthShapes.Of(phoneme.Ipa), Time(phoneme.Sample))));
            _shapes.Add((Viseme.Rest, Time(speech.Samples.Length)));
            _pause = pauseAfter;

            TimeSpan Time(int sample) => SpokenNarration.Time(start + DeadAir.Shift(sample, cuts), speech.SampleRate);
        }

        public SpokenNarration Finish()
        {
            Silence(Tail);

            return new([.. _samples], _sampleRate, _words, MouthShapes.Smooth(_shapes, SpokenNarration.Time(_samples.Count, _sampleRate)));
        }

        private void Silence(TimeSpan length) => _samples.AddRange(new short[(int)(length.TotalSeconds * _sampleRate)]);
    }
}
