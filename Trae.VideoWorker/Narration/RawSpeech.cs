namespace Trae.VideoWorker.Narration;

/// <summary>What an engine gives back for one text.</summary>
/// <param name="Samples">Mono, 16 bit.</param>
/// <param name="Words">In order of time.</param>
/// <param name="Phonemes">In order of time.</param>
public sealed record RawSpeech(int SampleRate, short[] Samples, IReadOnlyList<WordEvent> Words, IReadOnlyList<PhonemeEvent> Phonemes);

/// <summary>A word begins to sound. One written word may be several of these ("2026"), or none ("of" in "out of").</summary>
/// <param name="Position">Where it stands in the text, in code points; engines are not exact here.</param>
public readonly record struct WordEvent(int Position, int Sample);

/// <param name="Ipa">In the International Phonetic Alphabet; empty for a pause.</param>
public readonly record struct PhonemeEvent(string Ipa, int Sample);

/// <param name="Language">BCP 47 tag of the text.</param>
/// <param name="Rate">Relative to the pace that suits the voice, 0.5 to 2.</param>
/// <param name="Pitch">Relative to the voice's own, 0.5 to 2.</param>
public sealed record SpeechStyle(string Voice, string Language, double Rate = 1, double Pitch = 1);
