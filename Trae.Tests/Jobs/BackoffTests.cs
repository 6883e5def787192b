using CsCheck;
using Trae.Jobs;

namespace Trae.Tests.Jobs;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(3, 0, 4)]
    [InlineData(3, 1, 8)]
    [InlineData(100, 1, 60)]
    public void Doubles_up_to_the_longest_and_half_of_it_is_chance(int failures, double chance, double seconds) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            Backoff.After(failures, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1), chance));

    [Fact]
    public void Is_never_longer_than_the_longest_nor_nothing() =>
        Gen.Select(Gen.Int[1, 10_000], Gen.Double[0, 1]).Sample((failures, chance) =>
            Assert.InRange(
                Backoff.After(failures, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5), chance),
                TimeSpan.FromSeconds(1),
                TimeSpan.FromMinutes(5)));
}
