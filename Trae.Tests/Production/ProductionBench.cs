using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.Tests.Delivery;
using Trae.Tests.Encoding;
using Trae.Tests.Hosting;
using Trae.Tests.Jobs;
using Trae.VideoWorker;

namespace Trae.Tests.Production;

/// <summary>A database, a media folder and real video workers that share them.</summary>
internal sealed class ProductionBench : IAsyncDisposable
{
    private readonly WorkFolder _folder = WorkFolder.Create();
    private readonly JobBench _jobs;
    private readonly Dictionary<Guid, IReadOnlyList<RenderScene>> _scenes = [];
    private int _sentences;

    private ProductionBench(JobBench jobs)
    {
        _jobs = jobs;
        Media = new FolderMediaStore(_folder.PathOf("media"), TimeProvider.System);
        WorkFolders = Directory.CreateDirectory(_folder.PathOf("work")).FullName;
    }

    public FolderMediaStore Media { get; }

    /// <summary>Where all workers keep their temporary files; in the command line of every ffmpeg they start.</summary>
    public string WorkFolders { get; }

    public string MediaRoot => _folder.PathOf("media");

    public JobStore Store => _jobs.Store;

    public static async Task<ProductionBench> Create(PostgresServer postgres) => new(await JobBench.Create(postgres));

    public WorkerProcess StartWorker(int slots = 1) => new("Trae.VideoWorker",
    [
        "--urls", "http://127.0.0.1:0",
        $"ConnectionStrings:trae={_jobs.ConnectionString}",
        $"ConnectionStrings:media=Folder={MediaRoot}",
        $"Ffmpeg:WorkFolder={WorkFolders}",
        .. WorkerProcess.Quick(slots),
    ]);

    /// <summary>Enqueues a production as the API does: narrate, render and mix, assemble, check.</summary>
    /// <param name="after">The number before that of the first sentence: what says the same is found already made. Null: all is new.</param>
    /// <returns>Its id, which is also the group of its jobs.</returns>
    public async Task<Guid> Enqueue(int scenes, int sentences = 1, int? after = null)
    {
        var number = after ?? _sentences;
        _sentences = Math.Max(_sentences, number + (scenes * sentences));
        var production = Guid.CreateVersion7();
        var jobs = new List<NewJob>();
        var renders = new List<RenderScene>();

        for (var i = 0; i < scenes; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, sentences).Select(_ => $"Octopus number {++number} has three hearts."));
            var narrate = new NarrateScene(text, "en", new("en-gb"));
            var scene = new Scene(Guid.CreateVersion7(), SceneLayout.Statement, text, new(Heading: $"Octopus {number}"), SceneTransition.Cut);
            renders.Add(new(scene, narrate, new(VideoFormat.Square)));

            jobs.Add(_jobs.Job(production, narrate) with { MaxAttempts = 50, Scene = i });
            jobs.Add(_jobs.Job(production, renders[i], jobs[^1].Id) with { MaxAttempts = 50, Scene = i });
        }

        var folder = MediaKeys.ProductionFolder(production);
        Guid[] rendered = [.. jobs.Where(job => job.Payload is RenderScene).Select(job => job.Id)];
        jobs.Add(_jobs.Job(production, new MixSound(renders, null), [.. jobs.Where(job => job.Payload is NarrateScene).Select(job => job.Id)]) with { MaxAttempts = 50 });
        rendered = [.. rendered, jobs[^1].Id];
        jobs.Add(_jobs.Job(production, new AssembleVideo("Octopuses", renders, folder), rendered) with { MaxAttempts = 50 });
        jobs.Add(_jobs.Job(production, new CheckVideo(folder, VideoFormat.Square, Captions: true) { Scenes = renders }, jobs[^1].Id) with { MaxAttempts = 50 });

        await _jobs.Enqueue(jobs);
        _scenes[production] = renders;

        return production;
    }

    /// <summary>Enqueues the vertical cut of a production that has ended.</summary>
    /// <returns>The group of its one job.</returns>
    public async Task<Guid> EnqueueVertical(Guid production)
    {
        var group = Guid.CreateVersion7();
        await _jobs.Enqueue(_jobs.Job(group, new DeliverVertical(MediaKeys.ProductionFolder(production), "Octopuses", _scenes[production])) with { MaxAttempts = 5 });

        return group;
    }

    /// <summary>Waits until the worker is in the midst of a job of the kind, or there is nothing left to do.</summary>
    /// <returns>Whether it is.</returns>
    public async Task<bool> UntilAt(Guid production, WorkerProcess worker, string kind, double progress)
    {
        await _jobs.Until(production, _ => Look(), seen => seen.At || seen.Done);

        return (await Look()).At;

        async Task<(bool At, bool Done)> Look() => (
            await Count("owner = $1 and kind = $2 and progress >= $3", worker.Owner, kind, progress) > 0,
            await _jobs.Scalar<long>("select count(*) from jobs where state in ('blocked', 'ready', 'running') and kind = $1", kind) == 0);
    }

    public Task<IReadOnlyList<JobSnapshot>> UntilEnded(Guid production) => _jobs.UntilEnded(production);

    /// <summary>Ids of the encoders that any worker of this bench has started and that still run.</summary>
    public IReadOnlyList<int> Encoders() => Children.Anywhere(WorkFolders + "/trae-work-");

    /// <summary>Each job ended once, and the one file is whole and checked.</summary>
    public async Task AssertFinishedOnce(Guid production)
    {
        var jobs = await _jobs.Store.List([production], CancellationToken.None);
        Assert.All(jobs, job => Assert.True(job.State == JobState.Succeeded, $"{job}"));

        var folder = MediaKeys.ProductionFolder(production);
        var summary = await Media.ReadJson<FinishedVideo>(folder + ProductionFiles.Summary, CancellationToken.None);
        var check = await Media.ReadJson<QualityReport>(folder + ProductionFiles.Check, CancellationToken.None);
        Assert.True(check.Passed, string.Join(' ', check.Findings));

        using var bench = new RenderBench();
        var probe = await bench.Ffmpeg.Probe(Path.Combine(MediaRoot, folder, ProductionFiles.Video), countPackets: true, CancellationToken.None);
        Assert.Equal((summary.Frames, 1080, 1080), (probe.Video!.Packets, probe.Video.Width, probe.Video.Height));
        Assert.Equal(8, Directory.GetFiles(Path.Combine(MediaRoot, folder)).Length);
        var told = await ExifTool.Read([.. new[] { ProductionFiles.Video, ProductionFiles.Poster }.Select(file => Path.Combine(MediaRoot, folder, file))]);
        Assert.All(told, file => Assert.Equal((DigitalSources.Address(DigitalSource.AlgorithmicMedia), "Octopuses"), (file.DigitalSourceType, file.Title)));
    }

    public async ValueTask DisposeAsync()
    {
        await _jobs.DisposeAsync();
        _folder.Dispose();
    }

    private Task<long> Count(string condition, params object[] values) =>
        _jobs.Scalar<long>($"select count(*) from jobs where state = 'running' and {condition}", values);
}
