using Trae.VideoWorker.Encoding;

namespace Trae.Tests.Encoding;

/// <summary>When a tool counts as hung: five looks make up the patience of a minute.</summary>
public sealed class ToolWatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ToolWatch _watch = new(Patience);
    private TimeSpan _worked;
    private long _moves;

    [Fact]
    public void One_that_neither_gets_on_nor_works_hangs_after_its_patience()
    {
        Look(moves: 1);

        Assert.Equal([null, null, null, null, "showed no sign of life for 60 seconds"], Enumerable.Range(0, 5).Select(_ => Look()));
    }

    [Fact]
    public void However_little_one_works_and_however_rarely_it_gets_on_it_is_only_slow()
    {
        for (var look = 0; look < 5_000; look++)
        {
            Assert.Null(Look(moves: look % 40 == 0 ? 1 : 0, worked: look % 4 == 0 ? TimeSpan.FromMilliseconds(10) : default));
        }
    }

    [Fact]
    public void One_that_waits_for_us_does_not_hang()
    {
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Null(Look(isItsTurn: false)));
        Assert.Equal([null, null, null, null, "showed no sign of life for 60 seconds"], Enumerable.Range(0, 5).Select(_ => Look()));
    }

    [Fact]
    public void One_that_works_for_ever_without_getting_on_hangs()
    {
        var looks = Enumerable.Range(0, 60).Select(_ => Look(worked: _watch.Interval)).ToList();

        Assert.Equal(50, looks.FindIndex(reason => reason is not null));
        Assert.Equal("worked for 10 minutes without getting on", looks[50]);
    }

    [Fact]
    public void What_a_strangers_file_costs_is_counted_in_work_and_not_by_the_clock()
    {
        var watch = new ToolWatch(Patience, mostWork: TimeSpan.FromHours(2));

        Assert.All(Enumerable.Range(0, 10_000), look => Assert.Null(watch.Look(new(look, true, TimeSpan.FromSeconds(look * 0.7)))));
        Assert.Equal("needed more than 120 minutes of a processor's time", watch.Look(new(10_000, true, TimeSpan.FromSeconds(7_201))));
    }

    private string? Look(int moves = 0, TimeSpan worked = default, bool isItsTurn = true)
    {
        (_moves, _worked) = (_moves + moves, _worked + worked);

        return _watch.Look(new(_moves, isItsTurn, _worked));
    }
}
