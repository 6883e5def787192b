using Trae.Api.Features.Productions;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

/// <summary>A video's state: that of its newest production, or of its writing while there is none.</summary>
internal static class VideoStatus
{
    public static VideoState Of(bool written, IReadOnlyList<JobSnapshot> writing, ProductionDto? newest) => newest?.State switch
    {
        ProductionState.Queued or ProductionState.Running => VideoState.Producing,
        ProductionState.Failed => VideoState.ProductionFailed,
        ProductionState.Cancelled => VideoState.Cancelled,
        ProductionState.Succeeded => VideoState.Published,
        _ when written => VideoState.Draft,
        _ when writing.Any(JobFailure.Failed) => VideoState.WritingFailed,
        _ when writing.Any(JobFailure.Cancelled) => VideoState.Cancelled,
        _ => VideoState.Writing,
    };

    public static ProblemReason? ProblemOf(VideoState state, IReadOnlyList<JobSnapshot> writing, ProductionDto? newest) => state switch
    {
        VideoState.WritingFailed => ProductionProgress.RootCause(writing),
        VideoState.ProductionFailed => newest?.Problem,
        _ => null,
    };

    /// <summary>Nothing changes any more unless somebody asks for it.</summary>
    public static bool IsSettled(VideoDto video) =>
        video.State is not (VideoState.Writing or VideoState.Producing)
        && (video.Production is null || !DeliveryPlan.IsUnderWay(video.Production));
}
