using System.Globalization;
using Trae.Contracts;
using Trae.Web.Api;
using Trae.Web.Components.Pages.Workspaces;

namespace Trae.Web.Components.Pages.NewVideo;

/// <summary>A writer to choose, with what this brief would cost.</summary>
/// <param name="Value">As a brief names it.</param>
public sealed record WriterOption(string Value, string Words, string? Cost, bool IsDefault)
{
    public const string BuiltIn = "built-in";

    // A source of nothing yet: as long as an article.
    private const int UsualWords = 1_000;

    /// <summary>Only the built-in one where no model is connected.</summary>
    internal static Task<IReadOnlyList<WriterOption>> Load(TraeClient client, NewVideoForm form, CancellationToken ct) =>
        Load(client, new EstimateWritingRequest { Words = WordsOf(form), Seconds = SecondsOf(form.Seconds) }, ct);

    /// <param name="client">The visitor's.</param>
    /// <param name="wanted">What is to be written; its writer aside.</param>
    /// <param name="ct">The page's.</param>
    internal static async Task<IReadOnlyList<WriterOption>> Load(TraeClient client, EstimateWritingRequest wanted, CancellationToken ct)
    {
        var models = await client.ListWriters(ct);
        var options = new List<WriterOption> { new(BuiltIn, "Built-in writer, free", null, !models.Any(model => model.IsDefaultWriter)) };
        foreach (var model in models)
        {
            var estimate = await Estimate(client, wanted with { Writer = model.Id.ToString() }, ct);
            options.Add(new(model.Id.ToString(), $"{model.Name}{(estimate is null ? "" : $", {Price(estimate)}")}", estimate is null ? null : Told(estimate), model.IsDefaultWriter));
        }

        return options;
    }

    private static async Task<WritingEstimateDto?> Estimate(TraeClient client, EstimateWritingRequest wanted, CancellationToken ct)
    {
        try
        {
            return await client.EstimateWriting(wanted, ct);
        }
        catch (ApiProblemException)
        {
            // A role that may look at models but make no videos, or a length that is told about when the form is sent.
            return null;
        }
    }

    private static int? WordsOf(NewVideoForm form) => form.Way == NewVideoForm.ByLink ? null
        : string.IsNullOrWhiteSpace(form.Text) ? UsualWords
        : form.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    internal static int SecondsOf(string? entered) => int.TryParse(entered, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Math.Clamp(seconds, 15, 1_800) : 60;

    private static string Price(WritingEstimateDto estimate) =>
        estimate.Most == 0 ? "free" : $"about {ModelForm.Money(estimate.Expected, estimate.Currency!)}{(estimate.Fits ? "" : ", beyond this month's budget")}";

    private static string Told(WritingEstimateDto estimate) => estimate.Most == 0
        ? $"{estimate.Name} is free."
        : $"{estimate.Name}: about {ModelForm.Money(estimate.Expected, estimate.Currency!)}, at most {ModelForm.Money(estimate.Most, estimate.Currency!)}; {ModelForm.Money(estimate.Spent ?? 0, estimate.Currency!)} of {ModelForm.Money(estimate.Budget ?? 0, estimate.Currency!)} are spent this month.";
}
