using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using Trae.Api.Data;
using Trae.Api.Features.Models.Client;
using Trae.Api.Features.Safety;

namespace Trae.Api.Features.Models.Calls;

/// <summary>Asks models: from what is kept, else within the budget; each call is entered once, with what it cost.</summary>
internal sealed partial class ModelCalls(
    ChatClients clients, IModelLedger ledger, IOptions<ModelSettings> settings, TimeProvider clock, ILogger<ModelCalls> log)
{
    private const int LongestAnswer = 1_000_000;

    /// <param name="model">Whom.</param>
    /// <param name="question">What.</param>
    /// <param name="errand">For whom.</param>
    /// <param name="heard">Told all of the answer so far, each time that some came; null for nobody.</param>
    /// <param name="ct">The caller's.</param>
    /// <exception cref="ModelFault">There is no answer: no budget, no key, no connection, no time.</exception>
    public async Task<ModelAnswer> Ask(ConnectedModel model, ModelQuestion question, ModelErrand errand, Func<string, Task>? heard, CancellationToken ct)
    {
        // Addresses, numbers of accounts and the like stay here: neither the model nor what is kept of its answer has them.
        var (masked, hidden) = Mask(question);
        var answer = await AskMasked(model, masked, errand, heard is null ? null : text => heard(PersonalData.Unmask(text, hidden)), ct);

        return answer with { Text = PersonalData.Unmask(answer.Text, hidden) };
    }

    private static (ModelQuestion Question, IReadOnlyDictionary<string, string> Hidden) Mask(ModelQuestion question)
    {
        var texts = PersonalData.Mask([.. question.Messages.Select(message => message.Text)]);

        return (question with { Messages = [.. question.Messages.Zip(texts, (message, masked) => new ChatMessage(message.Role, masked.Text))] }, texts[0].Values);
    }

    private async Task<ModelAnswer> AskMasked(ConnectedModel model, ModelQuestion question, ModelErrand errand, Func<string, Task>? heard, CancellationToken ct)
    {
        var key = question.KeyFor(model);
        if (question.IsKept && await ledger.Find(key, errand, ct) is { } kept)
        {
            return kept;
        }

        var call = await ledger.Reserve(model, question, errand, ct);
        var text = new StringBuilder();
        try
        {
            var (usage, finish) = await Listen(model, question, text, heard, ct);
            var settlement = Settle(model, question, text.ToString(), usage);
            var answer = new ModelAnswer(
                key, text.ToString(), finish == ChatFinishReason.Length, settlement.InputTokens, settlement.OutputTokens, settlement.Cost ?? 0);
            var keep = question.IsKept && text.Length > 0
                ? new KeptAnswer
                {
                    WorkspaceId = errand.WorkspaceId, Key = key, Text = Storable(answer.Text), WasCutOff = answer.WasCutOff, JobId = errand.JobId, At = clock.GetUtcNow(),
                }
                : null;

            // It is paid for: whoever asked may be gone, but what it cost and said is entered.
            await ledger.Settle(call, settlement, keep, CancellationToken.None);

            return answer;
        }
        catch (Exception failure)
        {
            var fault = ct.IsCancellationRequested ? null : ModelFaults.Explain(failure, model);
            await ledger.Settle(call, new(fault?.Code ?? "cancelled", 0, 0, fault is { IsFree: true } ? 0 : null, IsEstimated: true), null, CancellationToken.None);
            if (fault is null)
            {
                throw;
            }

            LogFailed(log, model.Name, question.Purpose, fault.Code);
            throw fault;
        }
    }

    private async Task<(UsageDetails? Usage, ChatFinishReason? Finish)> Listen(
        ConnectedModel model, ModelQuestion question, StringBuilder text, Func<string, Task>? heard, CancellationToken ct)
    {
        var options = new ChatOptions
        {
            MaxOutputTokens = question.MostTokens,
            ResponseFormat = question.Schema is { } schema ? ChatResponseFormat.ForJsonSchema(schema, NameOf(question.Prompt)) : ChatResponseFormat.Text,
            AdditionalProperties = question.Schema is null ? null : new() { ["strict"] = true },
        };
        var times = settings.Value;
        using var whole = new CancellationTokenSource(times.Longest, clock);
        using var silence = new CancellationTokenSource(times.FirstWord, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(whole.Token, silence.Token, ct);

        (UsageDetails? Usage, ChatFinishReason? Finish) end = (null, null);
        await foreach (var update in clients.Of(model).GetStreamingResponseAsync(question.Messages, options, either.Token))
        {
            silence.CancelAfter(times.Silence);
            end = (update.Contents.OfType<UsageContent>().LastOrDefault()?.Details ?? end.Usage, update.FinishReason ?? end.Finish);
            if (update.Text.Length == 0)
            {
                continue;
            }

            text.Append(update.Text);
            if (text.Length > LongestAnswer)
            {
                throw new ModelFault("model-answer-too-long", $"{model.Name} answered without an end. Choose another model.");
            }

            if (heard is not null)
            {
                await heard(text.ToString());
            }
        }

        // Whoever speaks the protocol says why he ended.
        return end.Finish is not null ? end
            : text.Length > 0 ? throw new ModelFault("model-broke-off", $"{model.Name} broke off its answer. Try again, or choose another writer.")
            : throw ModelFaults.NoProtocol(model);
    }

    // OpenAI refuses other names: at most 64 letters, digits, _ and -.
    private static string NameOf(string prompt) => string.Concat(prompt.Take(64).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    // Servers of one's own often say nothing of tokens.
    private static Settlement Settle(ConnectedModel model, ModelQuestion question, string text, UsageDetails? usage)
    {
        var isTold = usage is { InputTokenCount: >= 0, OutputTokenCount: >= 0 };
        var (input, output) = isTold ? (usage!.InputTokenCount!.Value, usage.OutputTokenCount!.Value) : (question.InputTokens, ModelQuestion.TokensOf(text));

        return new("answered", input, output, model.CostOf(input, output), !isTold);
    }

    // PostgreSQL takes no NUL, and no surrogate alone.
    private static string Storable(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0));

    [LoggerMessage(LogLevel.Warning, "{Model} gave no answer ({Purpose}): {Code}")]
    private static partial void LogFailed(ILogger log, string model, string purpose, string code);
}
