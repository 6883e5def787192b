using Trae.Contracts;
using Trae.Media;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker;

/// <summary>Scenes with what was spoken for them, laid out in time.</summary>
internal static class TimedScenes
{
    /// <param name="production">Whose narration it is, where another engine than the asked one spoke.</param>
    public static async Task<IReadOnlyList<TimedScene>> ReadTimed(
        this IMediaStore media, IReadOnlyList<RenderScene> scenes, Guid production, WorkFolder folder, Ffmpeg ffmpeg, CancellationToken ct)
    {
        var timed = new List<TimedScene>(scenes.Count);
        foreach (var scene in scenes)
        {
            var narration = await media.ReadNarration(scene.Narration, production, ct);
            timed.Add(new(scene, narration, await media.TimelineOf(scene, narration, folder, ffmpeg, ct)));
        }

        return timed;
    }
}
