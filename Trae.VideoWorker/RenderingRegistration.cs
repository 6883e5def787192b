using Microsoft.Extensions.Diagnostics.HealthChecks;
using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Audio;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Drawing.Presenter;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Quality;
using Trae.VideoWorker.Uploads;

namespace Trae.VideoWorker;

public static class RenderingRegistration
{
    /// <summary>Adds rendering, assembly and the quality check; needs a media store and the narration.</summary>
    public static IHostApplicationBuilder AddRendering(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Ffmpeg").Get<FfmpegOptions>() ?? new();
        WorkFolder.Sweep(options.WorkFolder);
        NativeHeap.ReturnPictures();

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<Ffmpeg>();

        // Its other constructor takes folders, of which the container would give it none.
        builder.Services.AddSingleton(_ => new FontLibrary());

        builder.Services.AddSingleton<EncoderChoice>();
        builder.Services.AddHostedService<EncoderTrial>();
        builder.Services.AddSingleton<SceneRenderer>();
        builder.Services.AddSingleton<AudioMixer>();
        builder.Services.AddSingleton<Soundtracks>();
        builder.Services.AddSingleton<VideoAssembler>();
        builder.Services.AddSingleton<Poster>();
        builder.Services.AddSingleton<VideoCheck>();
        builder.Services.AddSingleton<SceneCheck>();
        builder.Services.AddSingleton<SoundCheck>();
        builder.Services.AddSingleton<DamagedParts>();
        builder.Services.AddHostedService<PresenterPublisher>();

        builder.AddJobHandler<RenderScene, RenderSceneHandler>();
        builder.AddJobHandler<MixSound, MixSoundHandler>();
        builder.AddJobHandler<AssembleVideo, AssembleVideoHandler>();
        builder.AddJobHandler<CheckVideo, CheckVideoHandler>();
        builder.AddJobHandler<PrepareMedia, PrepareMediaHandler>();

        builder.Services.AddHealthChecks().AddCheck("ffmpeg", () => Installed(options));

        return builder;
    }

    // Without ffmpeg the worker still narrates, and says why the rest fails.
    private static HealthCheckResult Installed(FfmpegOptions options) =>
        Array.Find([options.Ffmpeg, options.Ffprobe], tool => ToolLauncher.Find(tool) is null) is { } missing
            ? HealthCheckResult.Degraded(ToolFailure.Missing(missing).Message)
            : HealthCheckResult.Healthy();
}
