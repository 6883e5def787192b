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
    public const int PictureVersion = 2;

    public static string Narration(NarrateScene job) => $"narration/{Hash(NarrationVersion, job)}.json";

    public static string NarrationAudio(NarrateScene job) => $"narration/{Hash(NarrationVersion, job)}.wav";

    public static string Segment(RenderScene job) => $"segments/{Hash(PictureVersion, job with { Scene = job.Scene with { Id = Guid.Empty } })}.mp4";

    /// <summary>What a production's finished files are named under.</summary>
    public static string ProductionFolder(Guid productionId) => $"productions/{productionId:n}/";

    private static string Hash<T>(int version, T job)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new { version, NarrationVersion, job }, JsonDefaults.Options);

        return Convert.ToHexStringLower(SHA256.HashData(json))[..40];
    }
}
