using Trae.Contracts;
using Trae.Jobs;

namespace Trae.VideoWorker.Narration;

/// <summary>Something that speaks. Voices of all engines but the built-in one are named with its prefix: "flite:slt".</summary>
public interface ISpeechEngine
{
    /// <summary>As it is shown to a person: "eSpeak NG".</summary>
    string Name { get; }

    /// <summary>Whether a voice's id is one of this engine's, be it installed or not.</summary>
    bool Owns(string voice);

    /// <summary>What can be chosen now; empty if the engine is not installed or not configured.</summary>
    Task<IReadOnlyList<Voice>> Voices(CancellationToken ct);

    /// <summary>How this engine is told, inside a text, to say sounds in the International Phonetic Alphabet.</summary>
    /// <returns>In place of the word; its characters count like any others in <see cref="WordEvent.Position"/>.</returns>
    string Spell(string ipa);

    /// <summary>
    /// Speaks plain texts in one voice, one result for each. Throws <see cref="PermanentJobException"/> for what a
    /// repeat cannot mend: "voice-unknown", "speech-engine-missing", or what a remote service refused.
    /// </summary>
    Task<IReadOnlyList<RawSpeech>> Speak(IReadOnlyList<string> texts, SpeechStyle style, CancellationToken ct);
}
