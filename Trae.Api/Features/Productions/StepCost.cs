using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Productions;

/// <summary>
/// What share of a production's time a job is expected to take, in characters of rendered narration. Speech is hundreds of times
/// faster than drawing and encoding; joining copies; the check decodes every new scene once.
/// </summary>
internal static class StepCost
{
    private const double NarrationShare = 0.02;
    private const double MixingShare = 0.06;
    private const double JoiningShare = 0.03;
    private const double CheckingShare = 0.08;

    // Even a scene of one word has a title to show, a second of silence and an encoder to start.
    private const int LeastLength = 40;

    public static double Of(JobSnapshot job, IReadOnlyList<int> sceneLengths) => job.Kind switch
    {
        nameof(NarrateScene) => NarrationShare * LengthOf(job.Scene, sceneLengths),
        nameof(RenderScene) => LengthOf(job.Scene, sceneLengths),
        nameof(MixSound) => MixingShare * Total(sceneLengths),
        nameof(AssembleVideo) => JoiningShare * Total(sceneLengths),
        nameof(CheckVideo) => CheckingShare * Total(sceneLengths),
        _ => 1,
    };

    private static double LengthOf(int? scene, IReadOnlyList<int> lengths) =>
        scene is { } index && index >= 0 && index < lengths.Count ? Math.Max(lengths[index], LeastLength) : LeastLength;

    private static double Total(IReadOnlyList<int> lengths) => lengths.Sum(length => Math.Max(length, LeastLength));
}
