using Trae.Api.Features.Productions;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Tests.Api;

public sealed class ProductionProgressTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ProductionFacts Facts = new(Guid.NewGuid(), Guid.NewGuid(), Start, null, [100, 300]);

    [Theory]
    [InlineData("ready blocked ready blocked blocked blocked blocked", ProductionState.Queued, "Waiting for a worker")]
    [InlineData("running blocked ready blocked blocked blocked blocked", ProductionState.Running, "Narrating")]
    [InlineData("succeeded ready ready blocked blocked blocked blocked", ProductionState.Running, "Narrating")]
    [InlineData("succeeded running running blocked blocked blocked blocked", ProductionState.Running, "Rendering scene 1 of 2")]
    [InlineData("succeeded ready succeeded ready blocked blocked blocked", ProductionState.Running, "Rendering scene 1 of 2")]
    [InlineData("succeeded succeeded succeeded running blocked blocked blocked", ProductionState.Running, "Rendering scene 2 of 2")]
    [InlineData("succeeded succeeded succeeded succeeded ready blocked blocked", ProductionState.Running, "Joining")]
    [InlineData("succeeded succeeded succeeded succeeded succeeded running blocked", ProductionState.Running, "Checking")]
    [InlineData("succeeded succeeded succeeded succeeded succeeded succeeded ready", ProductionState.Running, "Publishing")]
    [InlineData("succeeded succeeded succeeded succeeded succeeded succeeded succeeded", ProductionState.Succeeded, "Published")]
    [InlineData("succeeded failed running blocked failed failed failed", ProductionState.Failed, "Failed")]
    [InlineData("succeeded running cancelled cancelled cancelled cancelled cancelled", ProductionState.Cancelled, "Cancelled")]
    public void State_and_stage_follow_from_the_jobs(string states, ProductionState state, string stage)
    {
        var production = Describe(Jobs(states));

        Assert.Equal((state, stage), (production.State, production.Stage));
    }

    [Fact]
    public void Progress_weighs_steps_by_what_they_cost()
    {
        var spoken = Describe(Jobs("succeeded ready succeeded ready blocked blocked blocked")).Progress;
        var shortScene = Describe(Jobs("succeeded succeeded succeeded ready blocked blocked blocked")).Progress;
        var longScene = Describe(Jobs("succeeded ready succeeded succeeded blocked blocked blocked")).Progress;
        var joined = Describe(Jobs("succeeded succeeded succeeded succeeded succeeded ready blocked")).Progress;

        Assert.InRange(spoken, 0.001, 0.05);
        Assert.Equal(3, (longScene - spoken) / (shortScene - spoken), 2);
        Assert.InRange(joined, 0.8, 0.99);
        Assert.Equal(1, Describe(Jobs("succeeded succeeded succeeded succeeded succeeded succeeded succeeded")).Progress);
    }

    [Fact]
    public void A_running_step_counts_by_its_own_progress()
    {
        var jobs = Jobs("succeeded running succeeded ready blocked blocked blocked");
        var half = jobs.Select(job => job.State == JobState.Running ? job with { Progress = 0.5 } : job).ToList();

        Assert.True(Describe(half).Progress > Describe(jobs).Progress + 0.05);
    }

    [Fact]
    public void Time_left_is_estimated_from_the_time_that_work_took()
    {
        // One hour passed between the failure of the first attempt and its retry: it is no work.
        var jobs = Jobs("succeeded succeeded succeeded running blocked blocked blocked").ToArray();
        jobs[0] = jobs[0] with { StartedAt = Start, FinishedAt = Start.AddSeconds(1) };
        jobs[1] = jobs[1] with { StartedAt = Start.AddSeconds(1), FinishedAt = Start.AddSeconds(10) };
        jobs[2] = jobs[2] with { StartedAt = Start, FinishedAt = Start.AddSeconds(2) };
        jobs[3] = jobs[3] with { StartedAt = Start.AddHours(1), Progress = 0.5 };

        var production = ProductionProgress.Describe(Facts, jobs, Start.AddHours(1).AddSeconds(10));

        Assert.Equal(20 * (1 - production.Progress) / production.Progress, production.SecondsLeft!.Value, 0.2);
    }

    [Fact]
    public void There_is_no_estimate_before_anything_is_known()
    {
        var jobs = Jobs("running blocked ready blocked blocked blocked blocked");

        Assert.Null(ProductionProgress.Describe(Facts, jobs, Start.AddSeconds(1)).SecondsLeft);
        Assert.Null(ProductionProgress.Describe(Facts, jobs, Start.AddHours(1)).SecondsLeft);
    }

    [Fact]
    public void The_problem_is_that_of_the_job_that_failed_of_itself()
    {
        var jobs = Jobs("succeeded failed succeeded succeeded failed failed failed").ToArray();
        jobs[1] = jobs[1] with { ErrorCode = "ffmpeg-missing", Error = "Install ffmpeg.", FinishedAt = Start.AddSeconds(5) };
        for (var i = 4; i < 7; i++)
        {
            jobs[i] = jobs[i] with { ErrorCode = "dependency-failed", Error = "Not started.", FinishedAt = Start.AddSeconds(4) };
        }

        var production = Describe(jobs);

        Assert.Equal(new ProblemReason("ffmpeg-missing", "Install ffmpeg."), production.Problem);
        Assert.Equal("failed", production.Steps[1].State);
        Assert.Equal("ffmpeg-missing", production.Steps[1].Problem!.Code);
        Assert.Equal(Start.AddSeconds(5), production.FinishedAt);
    }

    [Fact]
    public void What_only_waited_for_a_cancelled_job_makes_no_failure()
    {
        var jobs = Jobs("succeeded cancelled succeeded succeeded failed failed failed").ToArray();
        for (var i = 4; i < 7; i++)
        {
            jobs[i] = jobs[i] with { ErrorCode = "dependency-cancelled", Error = "Not started." };
        }

        Assert.Equal((ProductionState.Cancelled, null), (Describe(jobs).State, Describe(jobs).Problem));
    }

    [Fact]
    public void A_published_production_whose_jobs_were_cleared_away_stays_published()
    {
        var published = Facts with { PublishedAt = Start.AddMinutes(1) };

        var production = ProductionProgress.Describe(published, [], Start.AddYears(1));

        Assert.Equal((ProductionState.Succeeded, 1.0, Start.AddMinutes(1)), (production.State, production.Progress, production.FinishedAt));
    }

    private static ProductionDto Describe(IReadOnlyList<JobSnapshot> jobs) => ProductionProgress.Describe(Facts, jobs, Start.AddSeconds(10));

    private static List<JobSnapshot> Jobs(string states)
    {
        (string Kind, int? Scene)[] plan =
        [
            (nameof(NarrateScene), 0), (nameof(RenderScene), 0), (nameof(NarrateScene), 1), (nameof(RenderScene), 1),
            (nameof(AssembleVideo), null), (nameof(CheckVideo), null), (nameof(PublishVideo), null),
        ];

        return [.. states.Split(' ').Zip(plan, (state, step) => Job(Enum.Parse<JobState>(state, ignoreCase: true), step.Kind, step.Scene))];
    }

    private static JobSnapshot Job(JobState state, string kind, int? scene) => new(
        Guid.NewGuid(), Facts.Id, kind, state, scene, null, 0, 1, null, null, Start, state == JobState.Blocked ? null : Start, null);
}
