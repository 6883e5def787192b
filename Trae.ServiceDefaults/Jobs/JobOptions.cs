using System.ComponentModel.DataAnnotations;

namespace Trae.Jobs;

/// <summary>The <c>Jobs</c> section of the configuration.</summary>
public sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>How many jobs this process runs at once.</summary>
    [Range(1, 256)]
    public int Slots { get; set; } = 2;

    /// <summary>How long a worker that has gone silent keeps its jobs.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a running job extends its lease, reports progress and learns of cancellation.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an idle worker trusts the doorbell before it looks for itself.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often expired leases are looked for.</summary>
    public TimeSpan Reap { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What a job waits after its first failed attempt; doubled after each further one.</summary>
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What a job waits at most between attempts.</summary>
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after their end the jobs of what has been replaced are kept.</summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(30);
}
