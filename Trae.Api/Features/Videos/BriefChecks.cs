using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Brands;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Media;
using Trae.Api.Features.Safety;
using Trae.Api.Features.Voices;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

/// <summary>Refuses a brief that cannot become a video, before anything is stored.</summary>
internal sealed class BriefChecks(VoiceList voices, StoryboardChecks storyboards, OwnMedia media, ModerationCheck moderation, TraeDb db, CurrentWorkspace workspace)
{
    public const string NoPresenter = "none";

    /// <returns>What is wrong, or null.</returns>
    public async Task<ProblemHttpResult?> Check(CreateVideoRequest request, CancellationToken ct)
    {
        if ((CheckWords(request) ?? CheckLook(request) ?? await CheckUploads(request, ct)) is { } refused)
        {
            return refused;
        }

        if (await CheckRules(request, ct) is { } forbidden)
        {
            return forbidden;
        }

        if (request.Storyboard is { } storyboard)
        {
            return await storyboards.Check(storyboard, ct);
        }

        var all = request.Voice is null && request.Language is null ? null : await voices.Find(ct);

        return CheckVoice(request, all, out var voice) ?? CheckSource(request, voice);
    }

    // What a link leads to is held against the rules when it has been fetched.
    private async Task<ProblemHttpResult?> CheckRules(CreateVideoRequest request, CancellationToken ct) =>
        await moderation.Check(workspace.Id, ModeratedPlace.Brief, [("the brief", request.Brief)], ct)
        ?? await moderation.Check(workspace.Id, ModeratedPlace.Source, [("the source", request.Text)], ct);

    // The database takes no NUL, and no person means one. The source text has a check of its own.
    private static ProblemHttpResult? CheckWords(CreateVideoRequest request) =>
        $"{request.Brief}{request.Link}{request.Language}{request.Voice}".Contains('\0', StringComparison.Ordinal)
            ? Problems.Unprocessable("text-not-text", "The brief contains a character that is no text (NUL). Remove it.")
            : null;

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

    private async Task<ProblemHttpResult?> CheckUploads(CreateVideoRequest request, CancellationToken ct)
    {
        if (request.BrandKit is { } id && !await db.BrandKits.In(workspace).AnyAsync(kit => kit.Id == id, ct))
        {
            return Problems.Unprocessable("brand-kit-not-found", "There is no such brand kit. Choose one that /api/v1/brands lists.");
        }

        var faults = await media.Faults(
            [
                .. StoryboardMedia.OfBackground(request.Background, "background", "The background"),
                .. request.Brand is { } brand ? BrandRules.MediaOf(brand, "brand") : [],
                .. StoryboardMedia.One("portrait", "The presenter", request.Portrait, MediaKind.Picture),
                .. StoryboardMedia.One("music.media", "The music", request.Music?.Media, MediaKind.Music),
                .. (request.Pictures ?? []).Select((key, index) => new MediaReference($"pictures[{index}]", $"Picture {index + 1}", key ?? "", MediaKind.Picture)),
            ],
            ct);

        return faults.Count == 0 ? null : Fault.Refuse(faults);
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

    private static ProblemHttpResult? CheckSource(CreateVideoRequest request, Voice? voice)
    {
        if (!string.IsNullOrWhiteSpace(request.Text) && !string.IsNullOrWhiteSpace(request.Link))
        {
            return Problems.Unprocessable("source-ambiguous", "Give the source either as text or as a link, not both.");
        }

        if (!string.IsNullOrWhiteSpace(request.Link))
        {
            return CheckLink(request.Link);
        }

        try
        {
            SourceReader.Read(request.Text, request.Kind, address: null, voice?.Scripts);

            return null;
        }
        catch (PermanentJobException refused)
        {
            return refused.Code == "source-too-large"
                ? Problems.TooLarge(refused.Code, refused.Message)
                : Problems.Unprocessable(refused.Code, refused.Message);
        }
    }

    // Whether it answers, and where its name leads, is found out by the job that fetches it.
    private static ProblemHttpResult? CheckLink(string link)
    {
        if (LinkFetcher.Check(link) is { } problem)
        {
            return Problems.Unprocessable(problem);
        }

        var host = new Uri(link.Trim()).DnsSafeHost;
        var isPrivate = IPAddress.TryParse(host, out var address)
            ? !PublicAddress.IsPublic(address)
            : host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        var refusal = LinkProblems.PrivateAddress(host);

        return isPrivate ? Problems.Unprocessable(refusal.Code, refusal.Message) : null;
    }
}
