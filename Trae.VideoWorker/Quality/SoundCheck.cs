using Trae.Contracts;
using Trae.Media;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Audio;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Quality;

/// <summary>Listens to the sound of a video: it is joined untouched, so what was once found in it holds for every video that has it.</summary>
public sealed class SoundCheck(Soundtracks soundtracks, Ffmpeg ffmpeg, IMediaStore media)
{
    private const double AudioFloor = -99;

    public async Task<SoundMeasurements> Check(IReadOnlyList<TimedScene> scenes, SoundTrack? music, WorkFolder folder, CancellationToken ct)
    {
        var key = MediaKeys.Measurements(Soundtracks.KeyOf(scenes, music));
        if (await media.Find(key, ct) is not null)
        {
            return await media.ReadJson<SoundMeasurements>(key, ct);
        }

        var file = await soundtracks.Fetch(scenes, music, folder, _ => { }, ct);
        var lines = await ffmpeg.Run(QualityArguments.MeasureSound(file), report: null, ct);
        var measured = Measurements.Parse(lines, FrameRate.TimeOf(scenes.Sum(scene => scene.Timeline.FrameCount)));
        var found = new SoundMeasurements(measured.Silent, measured.Loud, Finite(measured.Loudness));

        await media.SaveJson(key, found, ct);

        return found;
    }

    // Silence measures minus infinity, which JSON cannot say.
    private static Loudness? Finite(Loudness? loudness) => loudness is null
        ? null
        : loudness with { Integrated = Math.Max(AudioFloor, loudness.Integrated), TruePeak = Math.Max(AudioFloor, loudness.TruePeak) };
}

/// <summary>What was found in a sound; the same for the same sound.</summary>
public sealed record SoundMeasurements(IReadOnlyList<Stretch> Silent, IReadOnlyList<LoudSecond> Loud, Loudness? Loudness);
