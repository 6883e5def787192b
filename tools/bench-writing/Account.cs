using System.Globalization;
using Trae.Api.Features.Models;

namespace Trae.Bench;

/// <summary>What a run did and cost, in words. Pure.</summary>
internal static class Account
{
    public static IEnumerable<string> Of(ConnectedModel model, IReadOnlyList<WrittenText> written, IReadOnlyList<MeteredCall> calls, bool isReplay)
    {
        var fellBack = written.Where(text => text.FellBack is not null).ToList();
        yield return Text($"{model.Name} wrote {written.Count - fellBack.Count} of {written.Count} texts; asked again about {written.Count(text => text.WasRepaired)}, fallen back {fellBack.Count} times.");
        foreach (var text in fellBack)
        {
            yield return $"  {text.Name}: {text.FellBack}";
        }

        var estimated = calls.Any(call => call.IsEstimated) ? ", some of it estimated" : "";
        var cost = model.Price is { InputPerMillion: 0, OutputPerMillion: 0 } ? "no price known" : Text($"{calls.Sum(call => call.Cost):0.######} {model.Price.Currency}");
        yield return Text($"{calls.Count} calls: {calls.Sum(call => call.InputTokens):N0} tokens in, {calls.Sum(call => call.OutputTokens):N0} out, {cost}{estimated}.")
            + (isReplay ? " They are those of the recordings: nothing was asked, and nothing was paid." : "");
        if (calls.Where(call => call.Outcome != "answered").CountBy(call => call.Outcome).ToList() is { Count: > 0 } failed)
        {
            yield return $"Not answered: {string.Join(", ", failed.Select(outcome => Text($"{outcome.Value} {outcome.Key}")))}.";
        }

        if (!isReplay && written.Count > 0)
        {
            yield return Text($"{Median([.. written.Select(text => text.Seconds)]):0.0} seconds a text (median).");
        }
    }

    public static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();

        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
