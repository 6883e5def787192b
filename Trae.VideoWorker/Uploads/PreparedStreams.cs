using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Uploads;

/// <summary>Makes clips and music what rendering and mixing take.</summary>
internal sealed class PreparedStreams(Ffmpeg ffmpeg)
{
    public static readonly TimeSpan LongestClip = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan LongestMusic = TimeSpan.FromMinutes(60);
    private const int LeastSide = 16;
    private const double ShortestClip = 0.2;
    private const double ShortestMusic = 1;

    // Past its end, so that what claims to be shorter than it is shows.
    private static readonly TimeSpan Overhang = TimeSpan.FromSeconds(0.5);

    // Ten minutes of 2160p in high dynamic range need about half of it; of processors, so that a busy machine refuses nothing.
    private static readonly TimeSpan MostWork = TimeSpan.FromHours(2);

    /// <returns>The file and what it is; its key has no meaning yet.</returns>
    public async Task<(string File, PreparedMedia Media)> Clip(string path, string format, WorkFolder folder, Action<double> report, CancellationToken ct)
    {
        var probe = await Bounded("a video", ffmpeg.Probe(UploadArguments.Probe(path, format, "V"), ct));
        if (probe.Video is not { } video)
        {
            throw UploadRefused.NoPicture();
        }

        if (video.Width < LeastSide || video.Height < LeastSide)
        {
            throw UploadRefused.TooSmall(video.Width, video.Height);
        }

        CheckLength(probe.Duration, LongestClip, "clip");
        var file = folder.PathOf("prepared.mp4");
        var arguments = UploadArguments.Clip(path, format, video, LongestClip + Overhang, ffmpeg.Options.Threads, file);
        await Bounded("a video", ffmpeg.Run(arguments, progress => report(Share(progress, probe.Duration)), ct, MostWork));

        var made = await ffmpeg.Probe(file, countPackets: false, ct);
        var seconds = made.Video is { } picture ? Math.Max(picture.Duration.TotalSeconds, 0) : throw UploadRefused.NoPicture();
        CheckLength(TimeSpan.FromSeconds(seconds), LongestClip, "clip");

        return seconds < ShortestClip
            ? throw UploadRefused.TooShort("clip", ShortestClip)
            : (file, new PreparedMedia("", made.Video.Width, made.Video.Height, Math.Round(seconds, 3), made.Audio is not null));
    }

    /// <inheritdoc cref="Clip"/>
    public async Task<(string File, PreparedMedia Media)> Music(string path, string format, WorkFolder folder, Action<double> report, CancellationToken ct)
    {
        var probe = await Bounded("sound", ffmpeg.Probe(UploadArguments.Probe(path, format, "a"), ct));
        if (probe.Audio is null)
        {
            throw UploadRefused.NoSound();
        }

        CheckLength(probe.Duration, LongestMusic, "music");
        var file = folder.PathOf("prepared.m4a");
        var arguments = UploadArguments.Music(path, format, LongestMusic + Overhang, file);
        await Bounded("sound", ffmpeg.Run(arguments, progress => report(Share(progress, probe.Duration)), ct, MostWork));

        var made = await ffmpeg.Probe(file, countPackets: false, ct);
        CheckLength(made.Duration, LongestMusic, "music");

        return made.Duration.TotalSeconds < ShortestMusic
            ? throw UploadRefused.TooShort("music", ShortestMusic)
            : (file, new PreparedMedia("", Seconds: Math.Round(made.Duration.TotalSeconds, 3), Sound: true));
    }

    private static void CheckLength(TimeSpan length, TimeSpan most, string what)
    {
        if (length > most)
        {
            throw UploadRefused.TooLong(what, most);
        }
    }

    private static double Share(FfmpegProgress progress, TimeSpan whole) =>
        whole > TimeSpan.Zero ? Math.Clamp(progress.Time / whole, 0, 1) : 0;

    /// <summary>What the tool cannot read, hangs on or takes too long for is the file's fault; a full disk or a kill is not.</summary>
    private static async Task<T> Bounded<T>(string what, Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (FfmpegException e) when (e.Code is "ffmpeg-failed")
        {
            throw UploadRefused.Unreadable(what, e);
        }
        catch (FfmpegException e) when (e.Code is "ffmpeg-hung")
        {
            throw UploadRefused.TooSlow(e);
        }
    }
}
