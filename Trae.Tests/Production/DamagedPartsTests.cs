using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.Tests.Encoding;
using Trae.Tests.Hosting;
using Trae.Tests.Jobs;

namespace Trae.Tests.Production;

/// <summary>What earlier jobs made is damaged or gone when it is needed: real workers say so, and make it again by themselves.</summary>
public sealed class DamagedPartsTests(PostgresServer postgres)
{
    // What is damaged, between which parts of the file, whether it was measured before, and where that is noticed.
    public static TheoryData<string, double, double, bool, string, string> Damages => new()
    {
        { "segments", 0.25, 0.75, false, nameof(AssembleVideo), "the picture of scene 2" },
        { "segments", 0.1, 0.12, true, nameof(CheckVideo), "the picture of scene 2" },
        { "sound", 0.25, 0.75, true, nameof(CheckVideo), "the sound" },
        { "sound", 0.25, 0.75, false, nameof(CheckVideo), "the sound" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_part_is_made_again(string folder, double from, double to, bool measured, string noticed, string expected)
    {
        await using var bench = await ProductionBench.Create(postgres);
        await using var worker = bench.StartWorker();
        await bench.UntilEnded(await bench.Enqueue(scenes: 1));
        var first = Directory.GetFiles(Path.Combine(bench.MediaRoot, "segments"));
        await bench.UntilEnded(await bench.Enqueue(scenes: 2, after: 0));
        var part = Files(bench, folder).Except(first).OrderBy(File.GetLastWriteTimeUtc).Last();
        await RenderBench.Damage(part, from, to);
        if (!measured)
        {
            Directory.Delete(Path.Combine(bench.MediaRoot, "measured"), recursive: true);
        }

        var production = await bench.Enqueue(scenes: 2, after: 0);
        await AssertMended(bench, worker, production, noticed, $"Damaged in the media store: {expected}. It has to be made again.");
    }

    [Theory]
    [InlineData(false, "The joined file is damaged, its parts are not. It has to be joined again.")]
    [InlineData(true, "A file of the video is no longer in the media store. It has to be made again.")]
    public async Task A_finished_file_that_is_damaged_or_gone_is_joined_again(bool gone, string sentence)
    {
        await using var bench = await ProductionBench.Create(postgres);
        var production = await bench.Enqueue(scenes: 1);
        var file = Path.Combine(bench.MediaRoot, MediaKeys.ProductionFolder(production), ProductionFiles.Video);
        await KillAt(bench, production, nameof(CheckVideo));

        await (gone ? Task.Run(() => File.Delete(file)) : RenderBench.Damage(file, 0.25, 0.75));
        await using var worker = bench.StartWorker();
        await AssertMended(bench, worker, production, nameof(CheckVideo), sentence);
    }

    [Fact]
    public async Task A_segment_that_is_gone_when_it_is_joined_is_drawn_again()
    {
        await using var bench = await ProductionBench.Create(postgres);
        var production = await bench.Enqueue(scenes: 1);
        await KillAt(bench, production, nameof(AssembleVideo));

        Directory.Delete(Path.Combine(bench.MediaRoot, "segments"), recursive: true);
        await using var worker = bench.StartWorker();
        await AssertMended(bench, worker, production, nameof(AssembleVideo), "The picture of scene 1 is no longer in the media store. It has to be drawn again.");
    }

    [Fact]
    public async Task A_narration_that_is_gone_when_its_scene_is_drawn_is_spoken_again()
    {
        await using var bench = await ProductionBench.Create(postgres);
        var production = await bench.Enqueue(scenes: 1);
        await KillAt(bench, production, nameof(RenderScene));

        Directory.Delete(Path.Combine(bench.MediaRoot, "narration"), recursive: true);
        await using var worker = bench.StartWorker();
        // The scene or the sound, whichever comes to it first.
        await AssertMended(bench, worker, production, noticed: "", "What was spoken for a scene is no longer in the media store. It has to be spoken again.");
    }

    [Fact]
    public async Task A_vertical_cut_makes_its_damaged_parts_again_by_itself()
    {
        await using var bench = await ProductionBench.Create(postgres);
        await using var worker = bench.StartWorker();
        var production = await bench.Enqueue(scenes: 1);
        await bench.UntilEnded(production);
        await bench.UntilEnded(await bench.EnqueueVertical(production));
        var folder = Path.Combine(bench.MediaRoot, MediaKeys.ProductionFolder(production));
        await RenderBench.Damage(Files(bench, "segments").OrderBy(File.GetLastWriteTimeUtc).Last(), 0.25, 0.75);
        File.Delete(folder + DeliveredPart.FileOf(DeliveryPart.Vertical));
        Directory.Delete(folder + DeliveryFiles.VerticalFolder, recursive: true);

        var cut = Assert.Single(await bench.UntilEnded(await bench.EnqueueVertical(production)));

        Assert.Equal((JobState.Succeeded, 2), (cut.State, cut.Attempts));
        Assert.True(File.Exists(folder + DeliveryFiles.VerticalFolder + ProductionFiles.Video));
        await worker.Terminate();
    }

    private static IEnumerable<string> Files(ProductionBench bench, string folder) => Directory.EnumerateFiles(Path.Combine(bench.MediaRoot, folder));

    private static async Task KillAt(ProductionBench bench, Guid production, string kind)
    {
        await using var worker = bench.StartWorker();
        Assert.True(await bench.UntilAt(production, worker, kind, 0), $"{kind} ended before its worker could be killed.");
        await worker.Kill();
    }

    /// <summary>A job of the kind failed for that reason, and then everything succeeded without anybody having done anything.</summary>
    private static async Task AssertMended(ProductionBench bench, WorkerProcess worker, Guid production, string noticed, string sentence)
    {
        var jobs = await bench.UntilEnded(production);
        await bench.AssertFinishedOnce(production);
        Assert.Contains(jobs, job => worker.Output.Contains($"{noticed} {job.Id} failed: {sentence}", StringComparison.Ordinal) && job.Attempts > 1);
        await worker.Terminate();
    }
}
