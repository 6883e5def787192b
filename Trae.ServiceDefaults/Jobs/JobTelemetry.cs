using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Trae.Jobs;

/// <summary>Traces and figures of the jobs, tagged with kind and outcome.</summary>
internal static class JobTelemetry
{
    public const string Name = "Trae.Jobs";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly UpDownCounter<int> Running = Meter.CreateUpDownCounter<int>("trae.jobs.running", "{job}");
    private static readonly Histogram<double> Waits = Meter.CreateHistogram<double>("trae.jobs.wait", "s", "From ready to claimed.");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("trae.jobs.duration", "s", "Of an attempt, by outcome.");
    private static readonly Counter<int> Reaped = Meter.CreateCounter<int>("trae.jobs.reaped", "{job}", "Taken back from silent workers.");

    /// <summary>Continues the trace of whoever enqueued the job.</summary>
    public static Activity? Start(ClaimedJob job)
    {
        var parent = ActivityContext.TryParse(job.Traceparent, null, isRemote: true, out var context) ? context : default;
        var activity = Source.StartActivity(job.Kind, ActivityKind.Consumer, parent);
        activity?.SetTag("trae.job.id", job.Id);
        activity?.SetTag("trae.job.group", job.GroupId);
        activity?.SetTag("trae.job.attempt", job.Attempt);

        var kind = new KeyValuePair<string, object?>("kind", job.Kind);
        Running.Add(1, kind);
        Waits.Record(job.Waited.TotalSeconds, kind);

        return activity;
    }

    public static void Stop(Activity? activity, ClaimedJob job, string outcome, TimeSpan duration)
    {
        var kind = new KeyValuePair<string, object?>("kind", job.Kind);
        Running.Add(-1, kind);
        Durations.Record(duration.TotalSeconds, kind, new("outcome", outcome));

        activity?.SetTag("trae.job.outcome", outcome);
        activity?.SetStatus(outcome == "succeeded" ? ActivityStatusCode.Ok : ActivityStatusCode.Error, outcome);
    }

    public static void CountReaped(int jobs) => Reaped.Add(jobs);
}
