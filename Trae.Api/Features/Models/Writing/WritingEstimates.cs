using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Api.Features.Models.Calls;
using Trae.Api.Features.Research;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Writing;

/// <summary>What a script would cost, and whether the budget allows it: said before anything is spent.</summary>
internal sealed class WritingEstimates(ModelDirectory models, ModelLedger ledger, CurrentWorkspace workspace, TraeDb db)
{
    private const int WordsOfLink = 3_000;
    private const int WordsPerMinute = 160;
    private const int PromptTokens = 2_500;

    // As measured over prose, and the most that is reserved for it.
    private const double TokensPerWord = 1.5;
    private const double MostTokensPerWord = 2.6;

    private static readonly WritingEstimateDto Free = new(ModelDirectory.BuiltIn, "Built-in writer", 0, 0, 0, 0, null, null, null, Fits: true);

    [EndpointSummary("What writing a brief would cost, or asking a topic's questions")]
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

        return await Refusal(request.Writer, async () => await Of(request.Writer, await WordsOf(request, ct), request.Seconds, ct), ct);
    }

    /// <returns>Why the chosen model cannot propose the questions of a research, or null.</returns>
    public Task<ProblemHttpResult?> Check(CreateResearchRequest request, CancellationToken ct) =>
        Refusal(request.Writer, () => OfQuestions(request.Writer, request.Topic, ct), ct);

    public async Task<WritingEstimateDto> Of(string? writer, int words, int seconds, CancellationToken ct)
    {
        if (await models.WriterOf(writer, workspace.Id, ct) is not { } model)
        {
            return Free;
        }

        var request = new WritingRequest(seconds, WordsPerMinute, new(""), new(VideoFormat.Wide));
        var (input, output) = ((long)(PromptTokens + Math.Min(words * TokensPerWord, model.ContextTokens)), (long)(500 + (Pace.For(request).Words * 4)));
        var mostInput = (long)(PromptTokens + Math.Min(words * MostTokensPerWord, model.ContextTokens));

        return await Of(model, (input, output), (mostInput, ScriptOrder.MostTokens(request, model.ContextTokens)), ct);
    }

    private async Task<WritingEstimateDto> OfQuestions(string? writer, string topic, CancellationToken ct)
    {
        const int Answer = 150;
        if (await models.WriterOf(writer, workspace.Id, ct) is not { } model)
        {
            return Free;
        }

        var question = QuestionPrompt.Of(model, topic, "en");

        return await Of(model, (question.InputTokens, Answer), (question.InputTokens + 500, question.MostTokens), ct);
    }

    private async Task<WritingEstimateDto> Of(ConnectedModel model, (long Input, long Output) expected, (long Input, long Output) most, CancellationToken ct)
    {
        // A correction gets the first answer too.
        var cost = model.CostOf(most.Input, most.Output) + model.CostOf(most.Input + most.Output, most.Output);
        var spent = await ledger.Spent(workspace.Id, model, ct);

        return new(
            model.Id.ToString(), model.Name, expected.Input, expected.Output, model.CostOf(expected.Input, expected.Output), cost, model.Price.Currency, model.MonthlyBudget, spent, cost == 0 || spent + cost <= model.MonthlyBudget);
    }

    private async Task<ProblemHttpResult?> Refusal(string? writer, Func<Task<WritingEstimateDto>> estimated, CancellationToken ct)
    {
        try
        {
            var estimate = await estimated();

            return estimate.Fits ? null : ModelProblems.Of(ModelLedger.Exceeded(
                (await models.WriterOf(writer, workspace.Id, ct))!, estimate.Spent ?? 0, estimate.Most));
        }
        catch (ModelFault fault) when (writer is not null)
        {
            return ModelProblems.Of(fault);
        }
        catch (ModelFault)
        {
            // The default cannot be read: the built-in writer writes, and says why.
            return null;
        }
    }

    private async Task<int> WordsOf(CreateVideoRequest request, CancellationToken ct) =>
        request.Research is { } research ? await WordsOf(research, ct) ?? 0
        : request.Sources is { Count: > 0 } several ? several.Sum(source => WordsOf(source.Text))
        : WordsOf(request.Text);

    // What is not read yet is taken for a long article.
    private static int WordsOf(string? text) => string.IsNullOrWhiteSpace(text) ? WordsOfLink : WordCounter.Count(text);

    // Only what was approved is sent; null where there is no such research, or no outline yet.
    private async Task<int?> WordsOf(Guid research, CancellationToken ct)
    {
        var outlined = await db.Researches.In(workspace).Where(r => r.Id == research && r.Stage == ResearchStage.Outline).Select(r => new { r.Findings, r.Outline }).FirstOrDefaultAsync(ct);

        return outlined?.Findings.Where(finding => outlined.Outline.Any(section => section.Findings.Contains(finding.Id))).Sum(finding => WordCounter.Count(finding.Text));
    }

    private async Task<Results<Ok<WritingEstimateDto>, ProblemHttpResult>> Handle(EstimateWritingRequest request, CancellationToken ct)
    {
        try
        {
            if (request.Topic is { } topic)
            {
                return TypedResults.Ok(await OfQuestions(request.Writer, topic, ct));
            }

            var words = request.Research is { } research ? await WordsOf(research, ct) : request.Words ?? WordsOfLink;

            return words is null ? Problems.ResearchNotOutlined() : TypedResults.Ok(await Of(request.Writer, words.Value, request.Seconds, ct));
        }
        catch (ModelFault fault)
        {
            return ModelProblems.Of(fault);
        }
    }
}
