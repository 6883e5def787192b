using Trae.Contracts;
using Trae.Jobs;

namespace Trae.VideoWorker.Narration;

/// <summary>All engines of this worker, in the order in which their voices are listed.</summary>
public sealed partial class SpeechEngines(IEnumerable<ISpeechEngine> engines, ILogger<SpeechEngines> log)
{
    private readonly IReadOnlyList<ISpeechEngine> _engines = [.. engines];

    /// <summary>Throws <see cref="PermanentJobException"/> "voice-unknown" if no engine has such voices.</summary>
    public ISpeechEngine Of(string voice) => _engines.FirstOrDefault(engine => engine.Owns(voice))
        ?? throw new PermanentJobException("voice-unknown", $"There is no voice '{voice}': choose one of the listed voices.");

    /// <summary>What can be chosen now. An engine that cannot say what it has is left out.</summary>
    public async Task<IReadOnlyList<Voice>> Voices(CancellationToken ct)
    {
        var voices = new List<Voice>();

        foreach (var engine in _engines)
        {
            try
            {
                voices.AddRange(await engine.Voices(ct));
            }
            catch (Exception e) when (e is HttpRequestException or PermanentJobException or IOException)
            {
                LeftOut(engine.Name, e.Message);
            }
        }

        return voices;
    }

    [LoggerMessage(LogLevel.Warning, "The voices of {Engine} are not listed: {Reason}")]
    private partial void LeftOut(string engine, string reason);
}
