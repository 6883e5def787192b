using Microsoft.Extensions.Caching.Hybrid;
using Trae.Contracts;
using Trae.Media;

namespace Trae.Api.Features.Voices;

/// <summary>The voices that the workers' speech engines offer. Workers publish the list when they start.</summary>
internal sealed class VoiceList(HybridCache cache, IMediaStore media)
{
    private static readonly HybridCacheEntryOptions Freshness = new()
    {
        Expiration = TimeSpan.FromSeconds(30), LocalCacheExpiration = TimeSpan.FromSeconds(10),
    };

    /// <summary>Null until the first worker has published its voices.</summary>
    public async Task<IReadOnlyList<Voice>?> Find(CancellationToken ct)
    {
        try
        {
            var catalogue = await cache.GetOrCreateAsync(
                VoiceCatalogue.MediaKey,
                media,
                async (store, token) => await store.ReadJson<VoiceCatalogue>(VoiceCatalogue.MediaKey, token),
                Freshness,
                cancellationToken: ct);

            return catalogue.Voices;
        }
        catch (FileNotFoundException)
        {
            // Thrown, so that it is not cached: a worker may publish them any moment.
            return null;
        }
    }

    /// <summary>The first voice that speaks the language: of the same region if there is one ("en-GB"), else of any ("en").</summary>
    public static Voice? FirstFor(string language, IReadOnlyList<Voice> voices) =>
        voices.FirstOrDefault(voice => voice.Language.Equals(language, StringComparison.OrdinalIgnoreCase))
        ?? voices.FirstOrDefault(voice => Speaks(voice, language));

    /// <summary>Whether the voice's primary language is that of the tag.</summary>
    public static bool Speaks(Voice voice, string language) =>
        Primary(voice.Language).Equals(Primary(language), StringComparison.OrdinalIgnoreCase);

    private static string Primary(string tag) => tag.Split('-')[0];
}
