using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker;

/// <summary>Makes the sound of a whole video, once: it is named by a hash of all that is heard.</summary>
public sealed class MixSoundHandler(Soundtracks soundtracks, IMediaStore media, Ffmpeg ffmpeg) : IJobHandler<MixSound>
{
    private const string Stage = "Mixing the sound";

    public async Task Handle(MixSound job, JobContext context, CancellationToken ct)
    {
        context.Report(Stage, 0);
        using var folder = WorkFolder.Create(ffmpeg.Options.WorkFolder);
        var scenes = await media.ReadTimed(job.Scenes, context.GroupId, folder, ffmpeg, ct);

        await soundtracks.Make(scenes, job.Sound, folder, fraction => context.Report(Stage, fraction), ct);
    }
}
