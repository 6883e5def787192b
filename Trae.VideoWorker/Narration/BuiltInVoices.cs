using System.Collections.Concurrent;
using Trae.Contracts;

namespace Trae.VideoWorker.Narration;

/// <summary>The built-in engine's voice for any language: to fall back to, and to know how long sounds are.</summary>
public sealed class BuiltInVoices(EspeakEngine engine)
{
    private readonly ConcurrentDictionary<string, Voice?> _found = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<Voice>? _voices;

    /// <param name="language">BCP 47: the same region if there is one, else any.</param>
    /// <returns>Null if it does not speak the language.</returns>
    public async Task<Voice?> For(string language, CancellationToken ct)
    {
        var voices = _voices ??= await engine.Voices(ct);

        return _found.GetOrAdd(language, tag =>
            voices.FirstOrDefault(voice => voice.Language.Equals(tag, StringComparison.OrdinalIgnoreCase))
            ?? voices.FirstOrDefault(voice => Primary(voice.Language).Equals(Primary(tag), StringComparison.OrdinalIgnoreCase)));
    }

    private static string Primary(string tag) => tag.Split('-')[0];
}
