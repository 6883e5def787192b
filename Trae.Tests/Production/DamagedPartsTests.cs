using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.Tests.Encoding;
using Trae.Tests.Hosting;

namespace Trae.Tests.Production;

/// <summary>What earlier jobs made is damaged or gone when it is needed: a real worker says so, and another try makes it again.</summary>
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
    public async Task A_damaged_part_is_made_again_by_another_try(string folder, double from, double to, bool measured, string noticed, string expected)
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
        var failed = await FailAndTryAgain(bench, production);

        Assert.Equal((noticed, "input-damaged"), (failed.Kind, failed.ErrorCode));
        Assert.Equal($"Damaged in the media store: {expected}. It is made again when you try again.", failed.Error);
        await bench.AssertFinishedOnce(production);
        await worker.Terminate();
    }

    [Theory]
    [InlineData(false, "input-damaged", "The joined file is damaged, its parts are not. It is joined again when you try again.")]
    [InlineData(true, "input-missing", "A file of the video is no longer in the media store. It is made again when you try again.")]
    public async Task A_finished_file_that_is_damaged_or_gone_is_joined_again(bool gone, string code, string sentence)
    {
        await using var bench = await ProductionBench.Create(postgres);
        var production = await bench.Enqueue(scenes: 1);
        var file = Path.Combine(bench.MediaRoot, MediaKeys.ProductionFolder(production), ProductionFiles.Video);
        await KillAt(bench, production, nameof(CheckVideo));

        await (gone ? Task.Run(() => File.Delete(file)) : RenderBench.Damage(file, 0.25, 0.75));
        await using var worker = bench.StartWorker();
        var failed = await FailAndTryAgain(bench, production);

        Assert.Equal((nameof(CheckVideo), code, sentence), (failed.Kind, failed.ErrorCode, failed.Error));
        await bench.AssertFinishedOnce(production);
        await worker.Terminate();
    }

    [Fact]
    public async Task A_segment_that_is_gone_when_it_is_joined_is_drawn_again()
    {
        await using var bench = await ProductionBench.Create(postgres);
        var production = await bench.Enqueue(scenes: 1);
        await KillAt(bench, production, nameof(AssembleVideo));

        Directory.Delete(Path.Combine(bench.MediaRoot, "segments"), recursive: true);
        await using var worker = bench.StartWorker();
        var failed = await FailAndTryAgain(bench, production);

        Assert.Equal((nameof(AssembleVideo), "input-missing"), (failed.Kind, failed.ErrorCode));
        await bench.AssertFinishedOnce(production);
        await worker.Terminate();
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

    /// <returns>The first job that failed.</returns>
    private static async Task<JobSnapshot> FailAndTryAgain(ProductionBench bench, Guid production)
    {
        var failed = (await bench.UntilEnded(production)).First(job => job.State == JobState.Failed);
        await bench.Store.Retry(production, CancellationToken.None);
        await bench.UntilEnded(production);

        return failed;
    }
}
