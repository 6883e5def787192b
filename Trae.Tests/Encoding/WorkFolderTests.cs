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
        var foreign = Directory.CreateDirectory(root.PathOf("something-else"));
        using var used = WorkFolder.Create(root.Location);

        var swept = WorkFolder.Sweep(root.Location);

        Assert.Equal(1, swept);
        Assert.Equal([foreign.FullName, used.Location], Directory.GetDirectories(root.Location).Order(StringComparer.Ordinal));
    }
}
