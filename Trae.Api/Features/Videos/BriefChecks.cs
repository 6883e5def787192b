using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Features.Content.Documents;
using Trae.Api.Features.Models.Writing;
using Trae.Api.Features.Voices;
using Trae.Api.Features.Workspaces;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>Refuses a brief that cannot become a video, before anything is stored.</summary>
internal sealed class BriefChecks(
    VoiceList voices, StoryboardChecks storyboards, BriefReferences references, WritingEstimates estimates, Admission admission, ReaderProcess reader)
{
    public const string NoPresenter = "none";

    /// <returns>What is wrong, or null.</returns>
    public async Task<ProblemHttpResult?> Check(CreateVideoRequest request, CancellationToken ct)
    {
        if ((CheckLanguage(request) ?? CheckLook(request) ?? await references.Check(request, ct)) is { } refused)
        {
            return refused;
        }

        if (await admission.OfWords(request, ct) is { } forbidden)
        {
            return forbidden;
        }

        return await CheckContent(request, ct) ?? await admission.OfBrief(request, ct);
    }

    private async Task<ProblemHttpResult?> CheckContent(CreateVideoRequest request, CancellationToken ct)
    {
        if (request.Storyboard is { } storyboard)
        {
            return await storyboards.Check(storyboard, ct);
        }

        var all = request.Voice is null && request.Language is null ? null : await voices.Find(ct);

        return CheckVoice(request, all, out var voice) ?? await SourceRequestChecks.Check(request, voice, reader, ct) ?? await estimates.Check(request, ct);
    }

    private static ProblemHttpResult? CheckLanguage(CreateVideoRequest request) =>
        LanguageTag.FaultOf("language", request.Language) is { } fault ? Fault.Refuse([fault]) : null;

    private static ProblemHttpResult? CheckLook(CreateVideoRequest request)
    {
        if (request.Theme is { } theme && !Looks.Themes.Contains(theme))
        {
            return Problems.Unprocessable("theme-unknown", $"There is no theme \"{theme}\". Choose one of: {string.Join(", ", Looks.Themes)}.");
        }

        if (request.Presenter is { } presenter && presenter != NoPresenter && !LookRules.IsKnown(presenter))
        {
            return Problems.Unprocessable(
                "presenter-unknown",
                $"There is no presenter \"{presenter}\". Choose one of: {string.Join(", ", Looks.Presenters)}, {Looks.PortraitPresenter}, {NoPresenter}.");
        }

        IReadOnlyList<Fault> faults =
        [
            .. LookRules.Faults(BriefLook.Of(request, kit: null)),
            .. SpeechRules.Sound(request.Music, "music"),
            .. SpeechRules.Pronunciations(request.Pronunciations ?? []),
        ];

        return faults.Count == 0 ? null : Fault.Refuse([.. faults.Select(fault => fault with { Path = fault.Path.Replace("look.", "", StringComparison.Ordinal) })]);
    }

    private static ProblemHttpResult? CheckVoice(CreateVideoRequest request, IReadOnlyList<Voice>? all, out Voice? voice)
    {
        voice = null;
        if (request.Voice is null && request.Language is null)
        {
            return null;
        }

        if (all is null)
        {
            return Problems.Problem(
                StatusCodes.Status503ServiceUnavailable, "voices-not-ready", "No worker has told its voices yet. Try again in a few seconds.");
        }

        if (request.Language is { } language && !all.Any(candidate => VoiceList.Speaks(candidate, language)))
        {
            return Problems.Unprocessable(
                "language-unknown", $"No voice speaks \"{language}\". Give a BCP 47 tag such as en or pt-BR; /api/v1/voices lists the languages.");
        }

        if (request.Voice is { } id)
        {
            voice = all.FirstOrDefault(candidate => candidate.Id == id);

            return voice is null
                ? Problems.Unprocessable("voice-unknown", $"There is no voice \"{id}\". Choose one that /api/v1/voices lists.")
                : null;
        }

        voice = VoiceList.FirstFor(request.Language!, all);

        return null;
    }
}
