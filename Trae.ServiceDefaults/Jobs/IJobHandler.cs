namespace Trae.Jobs;

/// <summary>
/// Does one kind of job; the kind is the name of <typeparamref name="T"/>. It must be safe to run twice.
/// Throw <see cref="PermanentJobException"/> for what a repeat cannot mend; anything else is retried, and shown to people in its own words
/// only where it is <see cref="IExplained"/>.
/// </summary>
public interface IJobHandler<in T>
{
    /// <param name="ct">Cancelled when the lease is lost, the job is cancelled, or the process stops.</param>
    Task Handle(T job, JobContext context, CancellationToken ct);
}

/// <summary>What a handler knows of the job it runs, and where it reports progress.</summary>
public sealed class JobContext(Guid jobId, Guid workspaceId, Guid groupId, int attempt)
{
    /// <summary>How a stage begins that is a note; see <see cref="Note"/>.</summary>
    public const string NoteMark = "Note: ";

    private JobProgress _progress = new(null, 0);

    public Guid JobId { get; } = jobId;

    public Guid WorkspaceId { get; } = workspaceId;

    /// <summary>What the job belongs to: a production, or a video that is being written.</summary>
    public Guid GroupId { get; } = groupId;

    /// <summary>1 for the first.</summary>
    public int Attempt { get; } = attempt;

    /// <summary>The newest report; the next heartbeat carries it.</summary>
    public JobProgress Progress => Volatile.Read(ref _progress);

    /// <summary>Whether the last report is a note, which is kept when the job has succeeded.</summary>
    public bool HasNote => Progress.Stage?.StartsWith(NoteMark, StringComparison.Ordinal) ?? false;

    /// <summary>
    /// Says, as the last report, what a person should know about how the job succeeded: that something else than the
    /// asked was used. It stays in the production's timeline.
    /// </summary>
    public void Note(string sentence) => Report(NoteMark + sentence, 1);

    /// <param name="stage">In words, for a person.</param>
    /// <param name="fraction">0 to 1.</param>
    public void Report(string stage, double fraction) => Volatile.Write(ref _progress, new(stage, Math.Clamp(fraction, 0, 1)));
}

public sealed record JobProgress(string? Stage, double Fraction);

/// <summary>A failure that another attempt is likely to mend, in words.</summary>
/// <param name="code">Stable, for programs.</param>
/// <param name="reason">A sentence for a person.</param>
public sealed class PassingJobException(string code, string reason, Exception? inner = null) : Exception(reason, inner), IExplained
{
    public string Code { get; } = code;
}

/// <summary>A failure that trying again cannot mend.</summary>
/// <param name="code">Stable, for programs: "link-unreachable".</param>
/// <param name="reason">A sentence for a person: what is wrong and what to do.</param>
public sealed class PermanentJobException(string code, string reason, Exception? inner = null) : Exception(reason, inner), IExplained
{
    /// <summary>
    /// Codes begin with this where the fault lies in what earlier jobs made: they run again, and then the job itself, for as long as it
    /// has attempts; and once more whenever a person tries again.
    /// </summary>
    public const string InputPrefix = "input-";

    public string Code { get; } = code;

    /// <summary>Whether the fault lies in what earlier jobs made.</summary>
    public bool IsOfInput => Code.StartsWith(InputPrefix, StringComparison.Ordinal);

    /// <param name="fault">What follows the prefix: "damaged", "missing".</param>
    public static PermanentJobException OfInput(string fault, string reason, Exception? inner = null) => new(InputPrefix + fault, reason, inner);
}
