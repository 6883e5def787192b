using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Quality;

/// <summary>
/// Parts of a video that can no longer be decoded, because a disk or a hand changed them. Each is found by its name for as long as
/// it is there, so it is removed, and then made again as one that never was.
/// </summary>
public sealed class DamagedParts(Ffmpeg ffmpeg, IMediaStore media)
{
    /// <summary>The fault of what a job was given, for <see cref="PermanentJobException.OfInput"/>.</summary>
    public const string Fault = "damaged";

    /// <summary>Decodes all of them, whatever was measured before.</summary>
    /// <param name="seen">What was seen of the damage.</param>
    /// <returns>What was removed, as the end of a job that needs it; null where all can be decoded.</returns>
    public async Task<PermanentJobException?> Remove(IReadOnlyList<TimedScene> scenes, SoundTrack? music, FfmpegException seen, CancellationToken ct)
    {
        var removed = new List<string>();
        foreach (var (index, segment) in (await media.FindSegments(scenes, ct)).Index())
        {
            if (await IsRemoved(segment.Key, QualityArguments.MeasurePicture, ct))
            {
                removed.Add($"the picture of scene {index + 1}");
            }
        }

        if (await IsRemoved(Soundtracks.KeyOf(scenes, music), QualityArguments.MeasureSound, ct))
        {
            removed.Add("the sound");
        }

        return removed is []
            ? null
            : PermanentJobException.OfInput(Fault, $"Damaged in the media store: {string.Join(", ", removed)}. It has to be made again.", seen);
    }

    private async Task<bool> IsRemoved(string key, Func<string, IReadOnlyList<string>> decode, CancellationToken ct)
    {
        if (await media.Find(key, ct) is not { } looked)
        {
            return false;
        }

        using var folder = WorkFolder.Create(ffmpeg.Options.WorkFolder);
        var file = await media.CopyTo(key, folder, "part.mp4", ct);
        try
        {
            await ffmpeg.Run(decode(file), report: null, ct);

            return false;
        }
        catch (FfmpegException e) when (VideoCheck.IsDamage(e))
        {
            await media.Delete(MediaKeys.Measurements(key), ct);

            // Another worker may have made it again meanwhile.
            if ((await media.Find(key, ct))?.ETag == looked.ETag)
            {
                await media.Delete(key, ct);
            }

            return true;
        }
    }
}
