using NetEscapades.AspNetCore.SecurityHeaders;
using Scalar.AspNetCore;
using Trae.Api.Features.Account;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Identity;
using Trae.Api.Http.Limits;
using Trae.Boundary;
using Trae.Database;

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
        services.AddKestrelLimits(BodyLimit.Default);
        services.AddTrustedProxies(builder.Configuration);
        services.AddSecurityPolicies(builder.Configuration);
        services.AddOrigins(builder.Configuration);
        services.AddRateLimits(builder.Configuration);
        services.AddTimeLimits(builder.Configuration);
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.AddValidation();

        return builder;
    }

    public static void UseHttpApi(this WebApplication app)
    {
        app.UseTrustedProxies(isBehindOurWeb: true);
        app.UseSecurityPolicies();

        // What we handled is still a failure of ours to look into, unless the request was at fault, or the database, which is told of once.
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = context =>
            context.Exception is Microsoft.AspNetCore.Http.BadHttpRequestException || DatabaseFaults.IsAway(context.Exception) });
        app.UseStatusCodePages();
        app.UseStrictFraming();
        app.UseHostFilter();
        app.UseNoTokenInAddress();
        app.UseRouting();
        app.UseIdentityOrigin();
        app.UseOrigins();

        // What authentication answers by itself is counted before it; everything else once it is known who asks.
        app.UseUnroutedLimit();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseRequestTimeouts();
        app.UseBodyEncoding();
        app.UseCaller();
        app.UseAuditTrail();
        app.UsePermissions();
        app.UseAntiforgery();
        app.UseAccountGate();
    }

    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi().RequirePermission(Permission.None).LimitRate();
        app.MapScalarApiReference("/scalar", ConfigureReference)
            .RequirePermission(Permission.None)
            .LimitRate()
            .WithSecurityHeadersPolicy(SecurityPolicies.Reference);
    }

    // Its script reads the nonce of the styles that it makes from the meta element.
    private static void ConfigureReference(ScalarOptions options, HttpContext context) => options
        .WithTitle("Trae API")
        .WithNonce(context.GetNonce())
        .AddHeadContent($"<meta property=\"csp-nonce\" content=\"{context.GetNonce()}\">");
}
