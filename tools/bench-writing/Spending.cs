using System.Globalization;
using Trae.Api.Features.Content.Writing;
using Trae.Api.Features.Models;
using Trae.Api.Features.Models.Writing;

namespace Trae.Bench;

/// <summary>What a run is going to cost, told before anything is asked.</summary>
internal sealed record Spending(int Texts, long Input, long Output, long MostInput, long MostOutput)
{
    // As the API estimates: what is spoken and shown, and the form around it.
    private const int FormTokens = 500;
    private const int TokensPerWord = 4;

    public static Spending Of(IReadOnlyList<Sample> samples, ConnectedModel model, int seconds)
    {
        var total = new Spending(samples.Count, 0, 0, 0, 0);
        foreach (var (source, request) in samples.Select(sample => WritingBench.Order(sample, seconds)))
        {
            var order = ModelAuthor.Order(source, request);
            var question = order.Ask(model, order.Number(model));
            total = total with
            {
                Input = total.Input + question.InputTokens,
                Output = total.Output + FormTokens + (long)(Pace.For(request).Words * TokensPerWord),

                // Each is asked for twice, and the second question holds the first answer.
                MostInput = total.MostInput + (2 * question.InputTokens) + question.MostTokens,
                MostOutput = total.MostOutput + (2L * question.MostTokens),
            };
        }

        return total;
    }

    public string Told(ConnectedModel model)
    {
        var money = model.CostOf(MostInput, MostOutput) == 0
            ? "No price is known, so neither is what that costs."
            : string.Create(CultureInfo.InvariantCulture, $"About {model.CostOf(Input, Output):0.####} {model.Price.Currency}, at most {model.CostOf(MostInput, MostOutput):0.####}.");

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Texts} texts for {model}: about {Input:N0} tokens in and {Output:N0} out, with every script repaired at most {MostInput:N0} and {MostOutput:N0}. {money}");
    }
}
