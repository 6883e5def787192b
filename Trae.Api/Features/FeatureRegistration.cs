using Trae.Api.Data;
using Trae.Api.Features.Account;
using Trae.Api.Features.Agents;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Brands;
using Trae.Api.Features.BrandVoices;
using Trae.Api.Features.Content;
using Trae.Api.Features.Episodes;
using Trae.Api.Features.Identity;
using Trae.Api.Features.Keys;
using Trae.Api.Features.Mail;
using Trae.Api.Features.Media;
using Trae.Api.Features.Members;
using Trae.Api.Features.Models;
using Trae.Api.Features.Narrations;
using Trae.Api.Features.Privacy;
using Trae.Api.Features.Productions;
using Trae.Api.Features.Published;
using Trae.Api.Features.Research;
using Trae.Api.Features.Roles;
using Trae.Api.Features.Safety;
using Trae.Api.Features.SignOn;
using Trae.Api.Features.Usage;
using Trae.Api.Features.Videos;
using Trae.Api.Features.Videos.Watching;
using Trae.Api.Features.Voices;
using Trae.Api.Features.Workspaces;
using Trae.Api.Http.Limits;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features;

internal static class FeatureRegistration
{
    public static IHostApplicationBuilder AddFeatures(this IHostApplicationBuilder builder)
    {
        builder.AddPeople();
        builder.AddAccountPages();
        builder.AddPrivacy();
        builder.AddSignOn();
        builder.AddWorkspaces();
        builder.AddModels();
        builder.AddResearch();
        builder.Services.AddBrandVoices();
        builder.Services.AddSeries();
        builder.Services.AddAgents();
        builder.Services.AddContent();
        builder.Services.AddHybridCache();
        builder.Services.AddSingleton<VoiceList>();
        builder.Services.AddScoped<Idempotency>();
        builder.Services.AddScoped<VideoReader>();
        builder.Services.AddScoped<ChangeVideo>();
        builder.Services.AddSingleton<PageGeneration>();
        builder.Services.AddSingleton<VideoBroadcasts>().AddSingleton<WatchRights>();
        builder.Services.AddScoped<ModerationCheck>();
        builder.Services.AddScoped<Admission>();
        builder.Services.AddScoped<BriefReferences>();
        builder.Services.AddScoped<BriefChecks>();
        builder.Services.AddScoped<BriefSources>();
        builder.Services.AddScoped<BriefScript>();
        builder.Services.AddScoped<StoryboardChecks>();
        builder.Services.AddScoped<MediaLibrary>();
        builder.Services.AddScoped<MediaUses>();
        builder.Services.AddSingleton<SignedMediaLink>();
        builder.Services.AddScoped<OwnMedia>();
        builder.Services.AddScoped<KeepMedia>();
        builder.Services.AddScoped<UploadMedia>();
        builder.Services.AddScoped<BrandChecks>();
        builder.Services.AddScoped<EditBrandKit>();
        builder.Services.AddScoped<CreateVideo>();
        builder.Services.AddScoped<EditStoryboard>();
        builder.Services.AddScoped<StartProduction>();
        builder.Services.AddScoped<CreateNarration>();
        builder.Services.AddScoped<CreateBrandKit>();

        builder.Services.AddSingleton<OldJobs>().AddHostedService(provider => provider.GetRequiredService<OldJobs>());

        builder.AddJobHandler<WriteScript, WriteScriptHandler>();
        builder.AddJobHandler<PublishVideo, PublishVideoHandler>();
        builder.AddJobHandler<PublishPart, PublishPartHandler>();
        builder.AddJobHandler<ClearVideo, ClearVideoHandler>();
        builder.AddJobHandler<AcceptMedia, AcceptMediaHandler>();
        builder.AddJobHandler<ClearMedia, ClearMediaHandler>();
        builder.AddJobHandler<ReadUpload, ReadUploadHandler>();

        return builder;
    }

    private static void AddWorkspaces(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<QuotaSettings>().BindConfiguration("Quotas");
        builder.Services.AddOptions<MailSettings>().BindConfiguration(MailSettings.Section);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<AuditLog>();
        builder.Services.AddScoped<SiteOrigin>();
        builder.Services.AddScoped<WorkspaceQuotas>();
        builder.Services.AddScoped<Invite>();
        builder.Services.AddScoped<AcceptInvitation>();
        builder.Services.AddScoped<CreateApiKey>();
        builder.Services.AddScoped<CreateServiceClient>();
        builder.Services.AddScoped<CreateRole>();
        builder.Services.AddSingleton<ExpiredWorkspaces>().AddHostedService(provider => provider.GetRequiredService<ExpiredWorkspaces>());
        builder.Services.AddSingleton<MailDelivery>();
        builder.Services.AddSingleton<MailPermits>();
        builder.AddJobHandler<SendMail, SendMailHandler>();
        builder.AddJobHandler<MailInvitation, MailInvitationHandler>();
    }

    public static void MapFeatures(this IEndpointRouteBuilder routes)
    {
        var v1 = routes.MapGroup("/api/v1").LimitRate().RequirePlainText();

        v1.MapVideos();
        v1.MapProductions();
        v1.MapVoices();
        v1.MapNarrations();
        v1.MapUploads();
        v1.MapBrands();
        v1.MapBrandVoices();
        v1.MapSeries();
        v1.MapResearch();
        v1.MapPublished();
        v1.MapWorkspaces();
        v1.MapMembers();
        v1.MapRoles();
        v1.MapKeys();
        v1.MapModels();
        v1.MapSafety();
        v1.MapUsage();
        v1.MapAudit();

        routes.MapAgents();
        routes.MapConnect();
        routes.MapAccountPages();
        routes.MapPrivacy();
        routes.MapSignOn();
        routes.MapMedia();
    }
}
