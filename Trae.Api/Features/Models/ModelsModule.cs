using Microsoft.Extensions.Options;
using Trae.Api.Features.Models.Calls;
using Trae.Api.Features.Models.Client;
using Trae.Api.Features.Models.Craft;
using Trae.Api.Features.Models.Writing;
using Trae.Api.Http;
using Trae.Api.Http.Limits;

namespace Trae.Api.Features.Models;

internal static class ModelsModule
{
    public static void AddModels(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ModelSettings>().BindConfiguration(ModelSettings.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ModelSettings>, ModelSettingsCheck>();
        builder.Services.AddSingleton<ModelKeys>();
        builder.Services.AddSingleton<ModelNetwork>();
        builder.Services.AddSingleton<ChatClients>();
        builder.Services.AddSingleton<ModelLedger>().AddSingleton<IModelLedger>(provider => provider.GetRequiredService<ModelLedger>());
        builder.Services.AddSingleton<ModelCalls>();
        builder.Services.AddScoped<ModelDirectory>();
        builder.Services.AddScoped<SaveModel>();
        builder.Services.AddScoped<ModelWriter>();
        builder.Services.AddScoped<ChosenWriter>();
        builder.Services.AddScoped<WritingEstimates>();
        builder.Services.AddScoped<Crafter>();
        builder.Services.AddScoped<ProposeCraft>();
        builder.Services.AddScoped<CreateTranslation>();
        builder.Services.AddSingleton<OldAnswers>().AddHostedService(provider => provider.GetRequiredService<OldAnswers>());
    }

    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        var models = routes.MapGroup("/models").WithTags("Models").RequirePermission(Permission.ReadModels);
        models.MapGet("/", ListModels.Handle);
        models.MapGet("/calls", ListModelCalls.Handle);
        models.MapPost("/estimate", WritingEstimates.Handle).RequirePermission(Permission.EditVideos);
        models.MapPost("/", SaveModel.Create).RequirePermission(Permission.ManageModels);
        models.MapPut("/{id:guid}", SaveModel.Change).RequirePermission(Permission.ManageModels);
        models.MapDelete("/{id:guid}", DeleteModel.Handle).RequirePermission(Permission.ManageModels);

        // As long as the first word of a model on a slow machine may take.
        models.MapPost("/{id:guid}/try", TryModel.Handle).RequirePermission(Permission.ManageModels).LimitRate(RateLimits.Expensive).LimitTimeByClient();

        var videos = routes.MapGroup("/videos").WithTags("Videos").RequirePermission(Permission.EditVideos);
        videos.MapPost("/{id:guid}/proposals", ProposeCraft.Handle).LimitRate(RateLimits.Expensive).LimitTimeByClient();
        videos.MapPost("/{id:guid}/translations", CreateTranslation.Handle).LimitBody(BodyLimit.Storyboard).LimitRate(RateLimits.Expensive);
    }
}
