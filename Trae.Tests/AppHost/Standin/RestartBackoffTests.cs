using Trae.AppHost.Standin.Supervision;

namespace Trae.Tests.AppHost.Standin;

public sealed class RestartBackoffTests
{
    [Fact]
    public void Doubles_the_rest_up_to_half_a_minute()
    {
        var backoff = new RestartBackoff();

        var rests = Enumerable.Range(0, 7).Select(_ => backoff.Next(TimeSpan.FromSeconds(1)).TotalSeconds);

        Assert.Equal([1, 2, 4, 8, 16, 30, 30], rests);
    }

    [Fact]
    public void Begins_anew_after_a_process_ran_for_a_minute()
    {
        var backoff = new RestartBackoff();
        backoff.Next(TimeSpan.Zero);
        backoff.Next(TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromSeconds(1), backoff.Next(TimeSpan.FromMinutes(1)));
    }
}
