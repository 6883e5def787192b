using Trae.Api.Http;
using Trae.Api.Http.Limits;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Research;

internal static class ResearchModule
{
    public static void AddResearch(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<SearchSettings>().BindConfiguration(SearchSettings.Section);
        builder.Services.AddHttpClient<ISearchProvider, SearxngSearch>(http =>
        {
            http.Timeout = TimeSpan.FromSeconds(20);
            http.MaxResponseContentBufferSize = 5_000_000;
        });
        builder.Services.AddScoped<ResearchReader>();
        builder.Services.AddScoped<ResearchChecks>();
        builder.Services.AddScoped<QuestionWriter>();
        builder.Services.AddScoped<StartResearch>();
        builder.Services.AddScoped<ChangeResearch>();
        builder.AddJobHandler<AskQuestions, AskQuestionsHandler>();
        builder.AddJobHandler<FindAnswers, FindAnswersHandler>();
    }

    public static void MapResearch(this IEndpointRouteBuilder routes)
    {
        var research = routes.MapGroup("/research").WithTags("Research").RequirePermission(Permission.ReadVideos);
        research.MapGet("/", ListResearch.Handle);
        research.MapGet("/setup", GetResearchSetup.Handle);
        research.MapPost("/", StartResearch.Handle).RequirePermission(Permission.EditVideos).LimitRate(RateLimits.Expensive);
        research.MapGet("/{id:guid}", GetResearch.Handle).WithName(nameof(GetResearch));
        research.MapPut("/{id:guid}", ChangeResearch.Edit).RequirePermission(Permission.EditVideos);
        research.MapPost("/{id:guid}/approve", ChangeResearch.Approve).RequirePermission(Permission.EditVideos).LimitRate(RateLimits.Expensive);
        research.MapPost("/{id:guid}/back", ChangeResearch.GoBack).RequirePermission(Permission.EditVideos);
        research.MapDelete("/{id:guid}", DeleteResearch.Handle).RequirePermission(Permission.EditVideos);
    }
}
