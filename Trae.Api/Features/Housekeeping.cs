namespace Trae.Api.Features;

/// <summary>What is cleared away again and again, as long as the process lives.</summary>
internal static class Housekeeping
{
    /// <param name="failed">Told why a turn failed; the next one comes all the same.</param>
    public static async Task Every(TimeSpan period, TimeProvider clock, Func<CancellationToken, Task> clear, Action<string> failed, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(period, clock);
        while (await timer.WaitForNextTickAsync(ct))
        {
            try
            {
                await clear(ct);
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                failed(error.Message);
            }
        }
    }
}
