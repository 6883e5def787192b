using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Data;
using Trae.Api.Features.Safety;
using Trae.Api.Features.Usage;
using Trae.Contracts;

namespace Trae.Api.Features.Workspaces;

/// <summary>Refuses what the workspace's rules forbid, and what goes beyond its limits, before anything is made. Each answers with what is wrong, or null.</summary>
internal sealed class Admission(ModerationCheck moderation, WorkspaceQuotas quotas, CurrentWorkspace workspace)
{
    // What people ask for in seconds, in characters of speech.
    private const int CharactersPerSecond = 15;

    // What a link leads to is held against the rules when it has been fetched.
    public async Task<ProblemHttpResult?> OfWords(CreateVideoRequest request, CancellationToken ct) =>
        await moderation.Check(workspace.Id, ModeratedPlace.Brief, [("the brief", request.Brief)], ct)
        ?? await moderation.Check(workspace.Id, ModeratedPlace.Source, [("the source", request.Text), .. (request.Sources ?? []).Select(source => ("the source", source?.Text))], ct);

    /// <summary>A video that is to be rendered as soon as it is written: its production is asked again when it is due.</summary>
    public async Task<ProblemHttpResult?> OfBrief(CreateVideoRequest request, CancellationToken ct) =>
        request.Produce ? await OfLengths(Guid.Empty, [request.Seconds * CharactersPerSecond], ct) : null;

    /// <summary>In the caller's transaction: of many who ask at once for the last minute, one gets it.</summary>
    public async Task<ProblemHttpResult?> OfProduction(Guid video, Storyboard storyboard, CancellationToken ct) =>
        await moderation.Check(workspace.Id, ModeratedPlace.Published, Moderation.TextsOf(storyboard), ct)
        ?? await OfLengths(video, [.. storyboard.Scenes.Select(scene => scene.Narration.Length)], ct);

    /// <param name="video">Whose running production the new one replaces.</param>
    /// <param name="sceneLengths">Characters of each scene.</param>
    /// <param name="ct">The request's.</param>
    public async Task<ProblemHttpResult?> OfLengths(Guid video, IReadOnlyCollection<int> sceneLengths, CancellationToken ct) =>
        await quotas.ForProduction(workspace.Id, video, sceneLengths, ct) is { } refusal ? WorkspaceQuotas.Refuse(refusal) : null;
}
