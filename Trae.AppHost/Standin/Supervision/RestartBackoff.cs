namespace Trae.AppHost.Standin.Supervision;

/// <summary>How long a crashed process rests before it is started again: 1, 2, 4, 8, 16, then every 30 seconds.</summary>
internal sealed class RestartBackoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Who ran this long has recovered, so its next crash counts as the first.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    private int _crashes;

    /// <param name="ran">How long the process lived.</param>
    public TimeSpan Next(TimeSpan ran)
    {
        _crashes = ran >= Settled ? 0 : _crashes;
        var rest = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(_crashes, 10)));
        _crashes++;

        return rest < Longest ? rest : Longest;
    }
}
