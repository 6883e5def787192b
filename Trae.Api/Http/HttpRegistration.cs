using Microsoft.AspNetCore.Server.Kestrel.Core;
using Scalar.AspNetCore;
using Trae.Api.Features.Account;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Identity;

namespace Trae.Api.Http;

/// <summary>How this API speaks HTTP, whatever it speaks about.</summary>
internal static class HttpRegistration
{
    public static IHostApplicationBuilder AddHttpApi(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.Complete);
        services.AddExceptionHandler<ExceptionProblems>();
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));

        // Bad requests reach ExceptionProblems in every environment, and get a code there.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<KestrelServerOptions>(options =>
        {
            options.Limits.MaxRequestBodySize = BodyLimit.Default;
            options.AddServerHeader = false;
        });
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.AddValidation();

        return builder;
    }

    public static void UseHttpApi(this WebApplication app)
    {
        // What we handled is still a failure of ours to look into, unless the request was at fault.
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = context => context.Exception is Microsoft.AspNetCore.Http.BadHttpRequestException });
        app.UseStatusCodePages();
        app.UseHostFilter();
        app.UseRouting();
        app.UseIdentityOrigin();
        app.UseAuthentication();
        app.UseCaller();
        app.UseAuditTrail();
        app.UsePermissions();
        app.UseAntiforgery();
        app.UseAccountGate();
    }

    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi().RequirePermission(Permission.None);
        app.MapScalarApiReference("/scalar", options => options.WithTitle("Trae API")).RequirePermission(Permission.None);
    }
}
