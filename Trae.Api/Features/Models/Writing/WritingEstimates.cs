using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Data;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Api.Features.Models.Calls;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Writing;

/// <summary>What a script would cost, and whether the budget allows it: said before anything is spent.</summary>
internal sealed class WritingEstimates(ModelDirectory models, ModelLedger ledger, CurrentWorkspace workspace)
{
    private const int WordsOfLink = 3_000;
    private const int WordsPerMinute = 160;
    private const int PromptTokens = 2_500;

    // As measured over prose, and the most that is reserved for it.
    private const double TokensPerWord = 1.5;
    private const double MostTokensPerWord = 2.6;

    [EndpointSummary("What writing a brief would cost")]
    [EndpointDescription("By the price table of the connection, and whether this month's budget allows it. Nothing is asked of the model.")]
    public static Task<Results<Ok<WritingEstimateDto>, ProblemHttpResult>> Handle(
        EstimateWritingRequest request, [Microsoft.AspNetCore.Mvc.FromServices] WritingEstimates estimates, CancellationToken ct) => estimates.Handle(request, ct);

    /// <returns>Why the brief's writer cannot write it, or null.</returns>
    public async Task<ProblemHttpResult?> Check(CreateVideoRequest request, CancellationToken ct)
    {
        if (request.Storyboard is not null || request.Kind == SourceKind.Script)
        {
            return null;
        }

        try
        {
            var words = request.Sources is { Count: > 0 } several ? several.Sum(source => WordsOf(source.Text)) : WordsOf(request.Text);
            var estimate = await Of(request.Writer, words, request.Seconds, ct);

            return estimate.Fits ? null : ModelProblems.Of(ModelLedger.Exceeded(
                (await models.WriterOf(request.Writer, workspace.Id, ct))!, estimate.Spent ?? 0, estimate.Most));
        }
        catch (ModelFault fault) when (request.Writer is not null)
        {
            return ModelProblems.Of(fault);
        }
        catch (ModelFault)
        {
            // The default cannot be read: the built-in writer writes, and says why.
            return null;
        }
    }

    public async Task<WritingEstimateDto> Of(string? writer, int words, int seconds, CancellationToken ct)
    {
        if (await models.WriterOf(writer, workspace.Id, ct) is not { } model)
        {
            return new(ModelDirectory.BuiltIn, "Built-in writer", 0, 0, 0, 0, null, null, null, Fits: true);
        }

        var request = new WritingRequest(seconds, WordsPerMinute, new(""), new(VideoFormat.Wide));
        var (input, output) = ((long)(PromptTokens + Math.Min(words * TokensPerWord, model.ContextTokens)), (long)(500 + (Pace.For(request).Words * 4)));
        var mostInput = (long)(PromptTokens + Math.Min(words * MostTokensPerWord, model.ContextTokens));
        var mostOutput = ScriptOrder.MostTokens(request, model.ContextTokens);
        var most = model.CostOf(mostInput, mostOutput) + model.CostOf(mostInput + mostOutput, mostOutput);
        var spent = await ledger.Spent(workspace.Id, model, ct);

        return new(
            model.Id.ToString(), model.Name, input, output, model.CostOf(input, output), most, model.Price.Currency, model.MonthlyBudget, spent, most == 0 || spent + most <= model.MonthlyBudget);
    }

    // What is not read yet is taken for a long article.
    private static int WordsOf(string? text) => string.IsNullOrWhiteSpace(text) ? WordsOfLink : WordCounter.Count(text);

    private async Task<Results<Ok<WritingEstimateDto>, ProblemHttpResult>> Handle(EstimateWritingRequest request, CancellationToken ct)
    {
        try
        {
            return TypedResults.Ok(await Of(request.Writer, request.Words ?? WordsOfLink, request.Seconds, ct));
        }
        catch (ModelFault fault)
        {
            return ModelProblems.Of(fault);
        }
    }
}
