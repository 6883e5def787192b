using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Data;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Models;
using Trae.Api.Features.Models.Writing;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Research;

/// <summary>Refuses a topic that cannot be looked into, before anything is stored or spent.</summary>
internal sealed class ResearchChecks(ISearchProvider search, WritingEstimates estimates, ModelDirectory models, CurrentWorkspace workspace)
{
    /// <returns>What is wrong, or null.</returns>
    public async Task<ProblemHttpResult?> Check(CreateResearchRequest request, CancellationToken ct)
    {
        if (!search.IsConfigured)
        {
            return Problems.Conflict("search-not-configured", "No search is set up here. Whoever runs this Trae sets Search:Address to a SearXNG instance; until then, give sources yourself.");
        }

        const int LongestLanguage = 35;
        const int LongestWriter = 60;
        if (Fault.OfText("topic", "The topic", request.Topic + request.Language + request.Writer, Data.Research.LongestTopic + LongestLanguage + LongestWriter) is { } fault)
        {
            return Fault.Refuse([fault]);
        }

        if (LanguageTag.FaultOf("language", request.Language) is { } language)
        {
            return Fault.Refuse([language]);
        }

        return TextCleaning.Clean(request.Topic).Length < 3
            ? Problems.Unprocessable("topic-missing", "Say in a few words what is to be looked into.")
            : await estimates.Check(request, ct);
    }

    /// <summary>Whether a model proposes the questions. One that cannot be read is tried, too: the job says why it was not.</summary>
    public async Task<bool> AsksModel(CreateResearchRequest request, CancellationToken ct)
    {
        try
        {
            return await models.WriterOf(request.Writer, workspace.Id, ct) is not null;
        }
        catch (ModelFault)
        {
            return true;
        }
    }
}
