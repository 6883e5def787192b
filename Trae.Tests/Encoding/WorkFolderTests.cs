using Trae.VideoWorker;

namespace Trae.Tests.Encoding;

public sealed class WorkFolderTests
{
    [Fact]
    public void Is_gone_when_disposed_with_all_that_is_in_it()
    {
        var folder = WorkFolder.Create();
        File.WriteAllText(folder.PathOf("segment.mp4"), "x");

        folder.Dispose();

        Assert.False(Directory.Exists(folder.Location));
    }

    [Fact]
    public void Cannot_be_left_through_a_name()
    {
        using var folder = WorkFolder.Create();

        Assert.Equal(Path.Combine(folder.Location, "passwd"), folder.PathOf("../../etc/passwd"));
    }

    [Fact]
    public void Sweeping_takes_what_crashed_workers_left_and_nothing_that_is_in_use()
    {
        using var root = WorkFolder.Create();
        var left = Directory.CreateDirectory(root.PathOf("trae-work-left"));
        File.WriteAllText(Path.Combine(left.FullName, ".lock"), "");
        var unlocked = Directory.CreateDirectory(root.PathOf("trae-work-killed-before-it-had-a-lock"));
        File.WriteAllText(Path.Combine(unlocked.FullName, "segment.mp4"), "");
        var unfinished = Directory.CreateDirectory(root.PathOf("trae-unfinished-of-yesterday"));
        unfinished.LastWriteTimeUtc -= TimeSpan.FromDays(1);
        var beingMade = Directory.CreateDirectory(root.PathOf("trae-unfinished-of-now"));
        var foreign = Directory.CreateDirectory(root.PathOf("something-else"));
        using var used = WorkFolder.Create(root.Location);

        var swept = WorkFolder.Sweep(root.Location);

        Assert.Equal(3, swept);
        Assert.Equal([foreign.FullName, beingMade.FullName, used.Location], Directory.GetDirectories(root.Location).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_makes_folders_while_others_sweep_keeps_them()
    {
        using var root = WorkFolder.Create();
        using var end = new CancellationTokenSource();
        var sweeping = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                WorkFolder.Sweep(root.Location);
            }
        })).ToList();

        for (var round = 0; round < 300; round++)
        {
            using var folder = WorkFolder.Create(root.Location);
            await File.WriteAllTextAsync(folder.PathOf("segment.mp4"), "x");
        }

        await end.CancelAsync();
        await Task.WhenAll(sweeping);
    }
}
