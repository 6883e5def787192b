using Trae.Jobs;

namespace Trae.Api.Features.Productions;

/// <summary>How the jobs room names failures.</summary>
internal static class JobFailure
{
    public const string Unknown = "internal-error";

    private const string CascadePrefix = "dependency-";
    private const string OfCancelled = "dependency-cancelled";

    /// <summary>A job that was never started, because one that it depends on did not succeed.</summary>
    public static bool IsCascade(JobSnapshot job) => job.ErrorCode?.StartsWith(CascadePrefix, StringComparison.Ordinal) ?? false;

    public static bool Failed(JobSnapshot job) => job.State == JobState.Failed && job.ErrorCode != OfCancelled;

    public static bool Cancelled(JobSnapshot job) => job.State == JobState.Cancelled || job.ErrorCode == OfCancelled;
}
