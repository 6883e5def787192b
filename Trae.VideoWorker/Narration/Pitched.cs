namespace Trae.VideoWorker.Narration;

/// <summary>Gives speech another pitch and keeps its pace, for engines that cannot.</summary>
internal static class Pitched
{
    /// <param name="pitch">Relative to what it is, 0.5 to 2.</param>
    public static RawSpeech By(RawSpeech speech, double pitch) => Math.Abs(pitch - 1) < 0.01
        ? speech
        : speech with { Samples = TimeStretch.Warp(speech.Samples, speech.SampleRate, 1, Math.Clamp(pitch, 0.5, 2)) };
}
