using Trae.Contracts;

namespace Trae.Web.Components.Pages.Progress;

/// <param name="State">In words: "ready", "being made, 40 %", "waiting", "could not be made".</param>
public sealed record PartLine(string Name, string State, StepMark Mark, string? Trouble);

/// <summary>What is made of a published video beyond its file, in the words that its page shows.</summary>
/// <param name="IsMaking">Whether any of it is still to come.</param>
/// <param name="CanRetry">Whether something was not made and can be tried again.</param>
public sealed record PartSummary(IReadOnlyList<PartLine> Lines, bool IsMaking, bool CanRetry)
{
    public static PartSummary Of(VideoDto video)
    {
        if (video is not { State: VideoState.Published, Production.Deliveries: { } deliveries })
        {
            return new([], IsMaking: false, CanRetry: false);
        }

        List<PartLine> lines = [.. deliveries.Select(Line)];
        var isMaking = lines.Exists(line => line.Mark is StepMark.Active or StepMark.Waiting);

        return new(lines, isMaking, !isMaking && lines.Exists(line => line.Mark is StepMark.Failed));
    }

    private static PartLine Line(DeliveryDto delivery)
    {
        var (state, mark) = delivery.State switch
        {
            "succeeded" => ("ready", StepMark.Done),
            "running" => (FormattableString.Invariant($"being made, {Math.Round(delivery.Progress * 100)} %"), StepMark.Active),
            "failed" => ("could not be made", StepMark.Failed),
            "cancelled" => ("cancelled", StepMark.Failed),
            _ => ("waiting", StepMark.Waiting),
        };

        return new(NameOf(delivery.Part), state, mark, delivery.Problem?.Message);
    }

    private static string NameOf(DeliveryPart part) => part switch
    {
        DeliveryPart.Stream => "Streaming",
        DeliveryPart.Audio => "Sound only",
        DeliveryPart.Preview => "Previews",
        DeliveryPart.Posters => "Posters to choose from",
        DeliveryPart.WebM => "WebM",
        _ => "Vertical cut",
    };
}
