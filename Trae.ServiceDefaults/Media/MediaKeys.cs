using System.Security.Cryptography;
using System.Text.Json;
using Trae.Contracts;

namespace Trae.Media;

/// <summary>
/// Content addresses: a key is a hash of everything that decides the bytes, so what exists is never made again.
/// Raise an engine's version when its output changes for the same input.
/// </summary>
public static class MediaKeys
{
    public const int NarrationVersion = 2;
    public const int MeasurementVersion = 2;
    public const int SoundVersion = 3;
    public const int PictureVersion = 8;

    public static string Narration(NarrateScene job) => $"narration/{Hash(NarrationVersion, job)}.json";

    public static string NarrationAudio(NarrateScene job) => $"narration/{Hash(NarrationVersion, job)}.wav";

    /// <summary>What another engine than the asked one spoke, for one production alone; see <see cref="NarrationTracks"/>.</summary>
    public static string FallbackNarration(NarrateScene job, Guid productionId) => $"narration/{productionId:n}/{Hash(NarrationVersion, job)}.json";

    public static string FallbackAudio(NarrateScene job, Guid productionId) => $"narration/{productionId:n}/{Hash(NarrationVersion, job)}.wav";

    /// <summary>The segment of a scene with the narration it was drawn from, which may be another engine's than the asked one.</summary>
    public static string Segment(RenderScene job, NarrationTrack narration) => narration.Fallback is null
        ? Segment(job)
        : $"segments/{Hash(PictureVersion, new { narration.Audio, Job = Drawn(job) })}.mp4";

    public static string Segment(RenderScene job) => $"segments/{Hash(PictureVersion, Drawn(job))}.mp4";

    /// <summary>The mixed and encoded sound of a whole video.</summary>
    /// <param name="plan">Everything that is heard, and when.</param>
    public static string Sound<T>(T plan, SoundTrack? music) => $"sound/{Hash(SoundVersion, new { plan, music })}.m4a";

    /// <summary>What the quality check found in a segment's picture, or in a sound.</summary>
    public static string Measurements(string segment) => $"measured/{MeasurementVersion}-{Path.GetFileNameWithoutExtension(segment)}.json";

    /// <summary>What a production's finished files are named under.</summary>
    public static string ProductionFolder(Guid productionId) => $"productions/{productionId:n}/";

    /// <summary>What the files of a text that was only spoken are named under.</summary>
    public static string SpeechFolder(Guid narrationId) => $"speech/{narrationId:n}/";

    // What a scene is called and rests on is not seen.
    private static RenderScene Drawn(RenderScene job) => job with { Scene = job.Scene with { Id = Guid.Empty, Citations = null } };

    private static string Hash<T>(int version, T job)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new { version, NarrationVersion, job }, JsonDefaults.Options);

        return Convert.ToHexStringLower(SHA256.HashData(json))[..40];
    }
}
