using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Narration;

namespace Trae.Bench;

/// <summary>A worker's handlers over a folder, without the database: who calls them is the queue.</summary>
internal sealed class Line : IDisposable
{
    private readonly IHost _host;

    /// <param name="sceneThreads">Of a scene's encoder; as a worker has them when absent.</param>
    public Line(string folder, int? sceneThreads = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:media"] = $"Folder={Path.GetFullPath(folder)}" });
        if (sceneThreads is { } threads)
        {
            builder.Configuration["Ffmpeg:SceneThreads"] = threads.ToString(CultureInfo.InvariantCulture);
        }

        builder.Services.AddLogging(log => log.SetMinimumLevel(LogLevel.Warning));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddMediaStore();
        builder.AddNarration();
        builder.AddRendering();
        _host = builder.Build();
        Media = _host.Services.GetRequiredService<IMediaStore>();
        Ffmpeg = _host.Services.GetRequiredService<Ffmpeg>();
        Renderer = _host.Services.GetRequiredService<SceneRenderer>();
    }

    public IMediaStore Media { get; }

    public Ffmpeg Ffmpeg { get; }

    public SceneRenderer Renderer { get; }

    /// <summary>The committed storyboard's scenes, with these in turn behind them instead of the theme's gradient.</summary>
    public static IReadOnlyList<RenderScene> Scenes(int most, params IReadOnlyList<Background> backgrounds)
    {
        var file = Path.Combine(Root(), "samples", "bench", "reference.json");
        var storyboard = JsonSerializer.Deserialize<Storyboard>(File.ReadAllText(file), JsonDefaults.Options)!;

        return [.. storyboard.Scenes.Take(most).Select((scene, i) => Of(scene with { Background = backgrounds.Count == 0 ? null : backgrounds[i % backgrounds.Count] }, storyboard))];
    }

    public static RenderScene Of(Scene scene, Storyboard storyboard) =>
        new(scene, new NarrateScene(scene.Narration, storyboard.Language, storyboard.Speaker), storyboard.Look);

    public Task Do(NarrateScene job, CancellationToken ct) => Do<NarrateScene, NarrateSceneHandler>(job, ct);

    public Task Do(RenderScene job, CancellationToken ct) => Do<RenderScene, RenderSceneHandler>(job, ct);

    private async Task Do<TJob, THandler>(TJob job, CancellationToken ct)
        where THandler : IJobHandler<TJob>
    {
        using var scope = _host.Services.CreateScope();

        await scope.ServiceProvider.GetRequiredService<THandler>().Handle(job, new JobContext(Guid.CreateVersion7(), Guid.Empty, Guid.Empty, 1), ct);
    }

    /// <summary>Storyboard to checked file, as many jobs at once as there are slots.</summary>
    public async Task<Produced> Produce(IReadOnlyList<RenderScene> scenes, int slots, CancellationToken ct)
    {
        var (clock, cpu) = (Stopwatch.GetTimestamp(), Cpu.All);
        var folder = MediaKeys.ProductionFolder(Guid.CreateVersion7());
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = slots, CancellationToken = ct };
        await Parallel.ForEachAsync(scenes, parallel, async (scene, stop) => await Do(scene.Narration, stop));

        // As the queue has it: the sound is mixed first, in one slot, while the others draw.
        IEnumerable<Func<CancellationToken, Task>> steps =
            [stop => Do<MixSound, MixSoundHandler>(new MixSound(scenes, null), stop), .. scenes.Select(scene => (Func<CancellationToken, Task>)(stop => Do(scene, stop)))];
        await Parallel.ForEachAsync(steps, parallel, async (step, stop) => await step(stop));

        var rendered = Stopwatch.GetElapsedTime(clock);
        await Do<AssembleVideo, AssembleVideoHandler>(new AssembleVideo("The reference", scenes, folder), ct);
        var (assembled, assembledCpu) = (Stopwatch.GetElapsedTime(clock), Cpu.All - cpu);
        await Do<CheckVideo, CheckVideoHandler>(new CheckVideo(folder, scenes[0].Look.Format, Captions: true) { Scenes = scenes }, ct);

        return new(folder, rendered.TotalSeconds, assembled.TotalSeconds, Stopwatch.GetElapsedTime(clock).TotalSeconds, assembledCpu, Cpu.All - cpu);
    }

    public void Dispose() => _host.Dispose();

    private static string Root()
    {
        var folder = Environment.CurrentDirectory;
        while (!File.Exists(Path.Combine(folder, "Trae.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run this inside the repository.");
        }

        return folder;
    }
}

/// <summary>How long a production took, in seconds from its start.</summary>
/// <param name="Folder">Its key.</param>
/// <param name="AssembledCpu">Processor time until the file was there; <paramref name="Cpu"/> until it was checked.</param>
internal sealed record Produced(string Folder, double Rendered, double Assembled, double Checked, double AssembledCpu, double Cpu);
