using Trae.Api.Features.BrandVoices;
using Trae.Api.Features.Models.Calls;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Writing;

/// <summary>A model's answer, read, brought to its length and checked. Pure.</summary>
/// <param name="Faults">What is wrong with it, its length aside.</param>
internal sealed record ScriptDraft(ScriptAnswer? Script, Storyboard? Storyboard, IReadOnlyList<string> Faults, bool IsFinished)
{
    public static ScriptDraft Of(ModelAnswer answer, ScriptOrder order, NumberedSources numbered)
    {
        var script = AnswerForm.Read<ScriptAnswer>(answer.Text);
        if (ScriptCheck.Form(script, answer.WasCutOff, order.Request, numbered) is { Count: > 0 } malformed)
        {
            return new(null, null, malformed, IsFinished: false);
        }

        var raw = ScriptLength.Deviation(script!, order.Request);
        var fitted = ScriptFit.Fit(script!, order.Request, numbered, order.IsSourceLanguage);
        var storyboard = ScriptStaging.Stage(fitted, order.Request, order.Language, numbered, order.Named);
        var manners = order.Request.Voice is { } voice ? VoiceComparison.Faults(storyboard, voice, Enumerable.Range(0, storyboard.Scenes.Count)) : [];
        storyboard = order.Request.Voice is null ? storyboard : VoiceFit.Replace(storyboard, order.Request.Voice);
        IReadOnlyList<string> faults = [.. ScriptCheck.Content(storyboard, fitted, numbered, order.VoiceScripts), .. OutlineOrder.Faults(fitted, order, numbered), .. SeriesPrompt.Faults(fitted, order.Request.Episode)];
        var isLong = Math.Abs(raw) <= ScriptLength.Mendable && Math.Abs(ScriptLength.Deviation(fitted, order.Request)) <= ScriptLength.Tolerance;

        return new(fitted, storyboard, faults, faults.Count == 0 && manners.Count == 0 && isLong) { Asked = script, Manners = manners };
    }

    /// <summary>As the model wrote it, before it was brought to its length.</summary>
    public ScriptAnswer? Asked { get; init; }

    /// <summary>What the voice would not say: told, and no reason to write without the model.</summary>
    public IReadOnlyList<string> Manners { get; init; } = [];

    public bool IsOffLength(ScriptOrder order) => Script is not null && Math.Abs(ScriptLength.Deviation(Script, order.Request)) > ScriptLength.Tolerance;

    public IReadOnlyList<string> AllFaults(ScriptOrder order) =>
        Asked is not null && Math.Abs(ScriptLength.Deviation(Asked, order.Request)) > ScriptLength.Tolerance
            ? [.. Faults, .. Manners, ScriptLength.Fault(Asked, order.Request)]
            : [.. Faults, .. Manners];
}
