using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Media;

public static class NarrationTracks
{
    private static readonly NarrationTrack Silence = new("", 48_000, TimeSpan.Zero, [], []);

    /// <summary>
    /// What a scene sounds like in one production: its own fallback if there is one, so that its mouths and captions fit
    /// what was spoken for it; else what the asked voice said.
    /// </summary>
    public static async Task<NarrationTrack> ReadNarration(this IMediaStore media, NarrateScene scene, Guid productionId, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(scene.Text))
        {
            // A silent scene: nothing was made for it.
            return Silence;
        }

        var fallback = MediaKeys.FallbackNarration(scene, productionId);

        try
        {
            return await media.Find(fallback, ct) is not null
                ? await media.ReadJson<NarrationTrack>(fallback, ct)
                : await media.ReadJson<NarrationTrack>(MediaKeys.Narration(scene), ct);
        }
        catch (FileNotFoundException e)
        {
            throw Missing(e);
        }
    }

    public static PermanentJobException Missing(FileNotFoundException inner) =>
        PermanentJobException.OfInput("missing", "What was spoken for a scene is no longer in the media store. It has to be spoken again.", inner);
}
