using Trae.Contracts;
using Trae.Jobs;

namespace Trae.VideoWorker.Narration;

/// <summary>Speech, and who spoke it.</summary>
/// <param name="Fallback">Why it is not the asked voice; null if it is.</param>
public sealed record NarratedScene(SpokenNarration Speech, string Engine, string? Fallback);

/// <summary>Speaks with the asked voice, or where that cannot and the setting allows it, with the built-in one of the language.</summary>
public sealed partial class FailOver(SpeechEngines engines, EspeakEngine builtIn, BuiltInVoices voices, VoiceOptions options, ILogger<FailOver> log)
{
    public async Task<NarratedScene> Narrate(NarrateScene job, CancellationToken ct)
    {
        var engine = engines.Of(job.Speaker.Voice);

        try
        {
            return new(await Narrator.Speak(job, engine, ct), engine.Name, null);
        }
        catch (Exception e) when (options.FallBack && engine is not EspeakEngine && !ct.IsCancellationRequested)
        {
            var voice = await voices.For(job.Language, ct);
            if (voice is null)
            {
                throw;
            }

            LogFallback(e, engine.Name, voice.Id);
            var reason = e is PermanentJobException ? e.Message : $"{engine.Name} could not be reached or did not answer as it should.";
            var speech = await Narrator.Speak(job with { Speaker = job.Speaker with { Voice = voice.Id } }, builtIn, ct);

            return new(speech, builtIn.Name, $"{builtIn.Name} speaks instead of {job.Speaker.Voice}: {reason}");
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Engine} failed; {Voice} speaks instead")]
    private partial void LogFallback(Exception e, string engine, string voice);
}
