using System.Globalization;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Productions;

/// <summary>What is known of a production without its storyboard.</summary>
/// <param name="SceneLengths">Characters of narration in each scene.</param>
internal sealed record ProductionFacts(
    Guid Id, Guid VideoId, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt, IReadOnlyList<int> SceneLengths);

/// <summary>Reads off a production's jobs how far it is, what it is doing, and why it failed.</summary>
internal static class ProductionProgress
{
    // Below these an estimate of the time left would jump about.
    private const double LeastProgress = 0.03;
    private static readonly TimeSpan LeastActivity = TimeSpan.FromSeconds(3);

    /// <param name="all">All jobs of the production. Those of its deliveries change nothing about its state.</param>
    public static ProductionDto Describe(ProductionFacts production, IReadOnlyList<JobSnapshot> all, DateTimeOffset now)
    {
        IReadOnlyList<JobSnapshot> jobs = [.. all.Where(job => !DeliveryPlan.Includes(job))];
        var state = StateOf(production, jobs);
        var progress = state == ProductionState.Succeeded ? 1 : ProgressOf(production, jobs);

        return new ProductionDto(
            production.Id,
            production.VideoId,
            state,
            StageOf(state, jobs),
            Math.Round(progress, 4),
            state == ProductionState.Running ? SecondsLeft(jobs, progress, now) : null,
            state == ProductionState.Failed ? RootCause(jobs) : null,
            production.CreatedAt,
            FinishedAt(production, state, jobs),
            [.. jobs.Select(Step)])
        {
            Deliveries = DeliveryPlan.Describe(all),
        };
    }

    public static StepDto Step(JobSnapshot job) => new(
        job.Id,
        job.Kind,
        job.Scene,
        JsonNameOf(job.State),
        job.Stage,
        job.State == JobState.Succeeded ? 1 : Math.Round(job.Progress, 4),
        job.Attempts,
        job.Error is null ? null : new ProblemReason(job.ErrorCode ?? JobFailure.Unknown, job.Error))
    {
        Note = job.Stage?.StartsWith(JobContext.NoteMark, StringComparison.Ordinal) ?? false ? job.Stage[JobContext.NoteMark.Length..] : null,
    };

    /// <param name="ahead">Other productions and scripts whose work was asked for earlier.</param>
    public static string QueuedStage(int ahead) => ahead switch
    {
        0 => "Waiting for a worker",
        1 => "Waiting: 1 is ahead",
        _ => string.Create(CultureInfo.InvariantCulture, $"Waiting: {ahead} are ahead"),
    };

    /// <summary>What failed first of itself; jobs that failed because of it only repeat its reason.</summary>
    public static ProblemReason? RootCause(IReadOnlyList<JobSnapshot> jobs)
    {
        var cause = jobs
            .Where(JobFailure.Failed)
            .OrderBy(JobFailure.IsCascade)
            .ThenBy(job => job.FinishedAt)
            .FirstOrDefault();

        return cause is null ? null : new(cause.ErrorCode ?? JobFailure.Unknown, cause.Error ?? "It failed without saying why. Retry it.");
    }

    private static ProductionState StateOf(ProductionFacts production, IReadOnlyList<JobSnapshot> jobs) => jobs switch
    {
        // Its jobs may have been cleared away long after.
        { Count: 0 } => production.PublishedAt is null ? ProductionState.Queued : ProductionState.Succeeded,
        _ when jobs.Any(JobFailure.Failed) => ProductionState.Failed,
        _ when jobs.Any(JobFailure.Cancelled) => ProductionState.Cancelled,
        _ when jobs.All(job => job.State == JobState.Succeeded) => ProductionState.Succeeded,
        _ when jobs.Any(job => job.State is JobState.Running or JobState.Succeeded) => ProductionState.Running,
        _ => ProductionState.Queued,
    };

    private static string StageOf(ProductionState state, IReadOnlyList<JobSnapshot> jobs) => state switch
    {
        ProductionState.Succeeded => "Published",
        ProductionState.Failed => "Failed",
        ProductionState.Cancelled => "Cancelled",
        ProductionState.Queued => QueuedStage(0),
        _ => RunningStage(jobs),
    };

    /// <summary>The last step that has begun, or the first that has not ended.</summary>
    private static string RunningStage(IReadOnlyList<JobSnapshot> jobs)
    {
        if (Reached<PublishVideo>(jobs))
        {
            return "Publishing";
        }

        if (Reached<CheckVideo>(jobs))
        {
            return "Checking";
        }

        if (Reached<AssembleVideo>(jobs))
        {
            return "Joining";
        }

        var renders = jobs.Where(IsA<RenderScene>).ToList();
        if (renders.Exists(Begun) || jobs.Where(IsA<NarrateScene>).All(Done))
        {
            var current = Math.Min(renders.Count(Done) + 1, renders.Count);

            return string.Create(CultureInfo.InvariantCulture, $"Rendering scene {current} of {renders.Count}");
        }

        return "Narrating";
    }

    private static bool Reached<T>(IReadOnlyList<JobSnapshot> jobs) =>
        jobs.Any(job => IsA<T>(job) && job.State is not JobState.Blocked);

    private static bool Begun(JobSnapshot job) => job.State is JobState.Running or JobState.Succeeded;

    private static bool Done(JobSnapshot job) => job.State == JobState.Succeeded;

    private static bool IsA<T>(JobSnapshot job) => job.Kind == typeof(T).Name;

    private static double ProgressOf(ProductionFacts production, IReadOnlyList<JobSnapshot> jobs)
    {
        var total = jobs.Sum(job => StepCost.Of(job, production.SceneLengths));
        var done = jobs.Sum(job => StepCost.Of(job, production.SceneLengths) * (Done(job) ? 1 : Math.Clamp(job.Progress, 0, 1)));

        // All but the last confirmation is still not all.
        return total > 0 ? Math.Min(done / total, 0.999) : 0;
    }

    private static double? SecondsLeft(IReadOnlyList<JobSnapshot> jobs, double progress, DateTimeOffset now)
    {
        var active = Activity(jobs, now);

        return progress < LeastProgress || active < LeastActivity ? null : Math.Round(active.TotalSeconds * (1 - progress) / progress, 1);
    }

    /// <summary>How long at least one job was running; the time that a production waits to be retried does not count.</summary>
    private static TimeSpan Activity(IReadOnlyList<JobSnapshot> jobs, DateTimeOffset now)
    {
        var total = TimeSpan.Zero;
        var until = DateTimeOffset.MinValue;
        foreach (var job in jobs.Where(job => Begun(job) && job.StartedAt is not null).OrderBy(job => job.StartedAt))
        {
            var start = job.StartedAt!.Value > until ? job.StartedAt.Value : until;
            var end = job.FinishedAt ?? now;
            if (end > start)
            {
                total += end - start;
                until = end;
            }
        }

        return total;
    }

    private static DateTimeOffset? FinishedAt(ProductionFacts production, ProductionState state, IReadOnlyList<JobSnapshot> jobs) => state switch
    {
        ProductionState.Queued or ProductionState.Running => null,
        ProductionState.Succeeded => production.PublishedAt ?? jobs.Max(job => job.FinishedAt),
        _ => jobs.Max(job => job.FinishedAt),
    };

    private static string JsonNameOf(JobState state) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
