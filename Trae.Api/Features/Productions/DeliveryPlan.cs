using Trae.Api.Data;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Productions;

/// <summary>What is made of a published production beyond its MP4: chosen by the storyboard, each a job of its own.</summary>
internal static class DeliveryPlan
{
    private static readonly Dictionary<string, (DeliveryPart Part, string Stage)> Kinds = new(StringComparer.Ordinal)
    {
        [nameof(DeliverStream)] = (DeliveryPart.Stream, "Making streaming"),
        [nameof(DeliverAudio)] = (DeliveryPart.Audio, "Taking out the sound"),
        [nameof(DeliverPreview)] = (DeliveryPart.Preview, "Making previews"),
        [nameof(DeliverPosters)] = (DeliveryPart.Posters, "Drawing posters"),
        [nameof(DeliverWebM)] = (DeliveryPart.WebM, "Encoding WebM"),
        [nameof(DeliverVertical)] = (DeliveryPart.Vertical, "Making the vertical cut"),
    };

    /// <summary>The quick ones first; they are started in this order.</summary>
    public static IEnumerable<(DeliveryPart Part, object Payload)> Of(Production production, IReadOnlyList<RenderScene> scenes)
    {
        var (folder, storyboard) = (production.Folder, production.Storyboard);
        var wanted = storyboard.Delivery ?? new();

        yield return (DeliveryPart.Audio, new DeliverAudio(folder));
        yield return (DeliveryPart.Posters, new DeliverPosters(folder, storyboard.Title, scenes));

        if (wanted.Hls)
        {
            yield return (DeliveryPart.Stream, new DeliverStream(folder));
        }

        if (wanted.Preview)
        {
            yield return (DeliveryPart.Preview, new DeliverPreview(folder));
        }

        // A tall video is vertical already.
        if (wanted.Vertical && storyboard.Look.Format != VideoFormat.Tall)
        {
            var tall = scenes.Select(scene => scene with { Look = scene.Look with { Format = VideoFormat.Tall } });
            yield return (DeliveryPart.Vertical, new DeliverVertical(folder, storyboard.Title, [.. tall]) { Sound = storyboard.Sound });
        }

        if (wanted.WebM)
        {
            yield return (DeliveryPart.WebM, new DeliverWebM(folder));
        }
    }

    /// <summary>Whether a job belongs to what is made after publication.</summary>
    public static bool Includes(JobSnapshot job) => Kinds.ContainsKey(job.Kind) || job.Kind == nameof(PublishPart);

    /// <param name="jobs">In the order of their creation: what makes a part, then what publishes it.</param>
    public static IReadOnlyList<DeliveryDto> Describe(IReadOnlyList<JobSnapshot> jobs)
    {
        var deliveries = new List<DeliveryDto>();
        foreach (var job in jobs.Where(Includes))
        {
            var step = ProductionProgress.Step(job);
            if (Kinds.TryGetValue(job.Kind, out var kind))
            {
                deliveries.Add(new(kind.Part, step.State, kind.Stage, step.Progress, JobFailure.IsCascade(job) ? null : step.Problem));
            }
            else if (deliveries[^1] is { State: "succeeded" } made && job.State != JobState.Succeeded)
            {
                // It is there when it can be seen.
                deliveries[^1] = made with { State = job.State is JobState.Failed or JobState.Cancelled ? step.State : "running", Problem = step.Problem };
            }
        }

        return deliveries;
    }

    /// <summary>Whether any of it is still to come; what waits for a production that ended otherwise never comes.</summary>
    public static bool IsUnderWay(ProductionDto production) =>
        production.State == ProductionState.Succeeded
        && production.Deliveries.Any(delivery => delivery.State is "blocked" or "ready" or "running");
}
