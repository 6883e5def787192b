using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Contracts;

namespace Trae.Api.Features.Research;

internal static class GetResearchSetup
{
    [EndpointSummary("Whether topics can be looked into here")]
    [EndpointDescription("They can where whoever runs this Trae has set up a search.")]
    public static Ok<ResearchSetupDto> Handle(ISearchProvider search) => TypedResults.Ok(new ResearchSetupDto(search.IsConfigured));
}
