using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Trae.Api.Data;
using Trae.Api.Features.SignOn;
using Trae.Boundary;
using Trae.Jobs;

namespace Trae.Api.Features.Identity;

internal static class IdentityRegistration
{
    public static IHostApplicationBuilder AddPeople(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;

        // Before data protection starts: it makes its first keys, too, and replicas take turns there.
        services.AddHostedService<IdentityPreparation>();

        services.AddOptions<IdentitySettings>().BindConfiguration(IdentitySettings.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IdentitySettings>, IdentitySettingsCheck>();

        // In the database, so that every replica reads what another one protected.
        services.AddDataProtection().SetApplicationName("Trae.Api").PersistKeysToDbContext<TraeDb>().LockKeys(builder.Configuration);

        services.AddIdentityCore<Person>(Configure)
            .AddEntityFrameworkStores<TraeDb>()
            .AddUserStore<PersonStore>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddPasswordValidator<CommonPasswords>();
        services.AddSchemes();
        services.AddOpenIdServer(builder.Configuration.GetSection(IdentitySettings.Section).Get<IdentitySettings>() ?? new());

        services.AddSingleton<CallerCache>();
        services.AddSingleton<INotified>(provider => provider.GetRequiredService<CallerCache>());
        services.AddSingleton<IInterceptor, OwnWrites>();
        services.AddScoped<KnownCallers>();
        services.AddScoped<CallerResolution>();
        services.AddScoped<TokenIdentity>();
        services.AddScoped<FirstPeople>();
        services.AddScoped<FirstClients>();
        services.AddSingleton<ExpiredTokens>().AddHostedService(provider => provider.GetRequiredService<ExpiredTokens>());

        return builder;
    }

    private static void Configure(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;

        // Who guesses is slowed down (Account/Guesses), and locks nobody out. A lock is for an account that is being deleted.
        options.Lockout.MaxFailedAccessAttempts = int.MaxValue;

        // A name is an e-mail address here, and those may have any letter.
        options.User.AllowedUserNameCharacters = "";

        // Length and a check against known ones, no rules of composition (NIST SP 800-63B, 5.1.1.2).
        options.Password = new()
        {
            RequiredLength = CommonPasswords.Shortest,
            RequiredUniqueChars = 1,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
    }

    private static void AddSchemes(this IServiceCollection services)
    {
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        var schemes = services.AddAuthentication(Schemes.Bearer)
            .AddPolicyScheme(Schemes.Bearer, null, options => options.ForwardDefaultSelector = Choose)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Schemes.ApiKey, null);
        schemes.AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(options =>
            {
                options.Cookie.Name = Schemes.AccountCookie;
                options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax;
                options.Cookie.Path = "/";
                options.ExpireTimeSpan = TimeSpan.FromHours(12);
                options.LoginPath = "/account/sign-in";
                options.LogoutPath = "/account/sign-out";
                options.AccessDeniedPath = "/account/sign-in";
                options.ReturnUrlParameter = "returnUrl";
            });
            cookies.TwoFactorUserIdCookie!.Configure(options => Harden(options.Cookie, "__Host-trae-two-factor"));
            cookies.TwoFactorRememberMeCookie!.Configure(options => Harden(options.Cookie, "__Host-trae-remembered"));
            cookies.ExternalCookie!.Configure(options => Harden(options.Cookie, "__Host-trae-external"));
        });
        services.AddAuthorization();
    }

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.Path = "/";
    }

    private static string Choose(HttpContext context)
    {
        var authorization = context.Request.Headers[HeaderNames.Authorization].ToString();

        return authorization.StartsWith($"Bearer {ApiKeySecret.Prefix}", StringComparison.OrdinalIgnoreCase) ? Schemes.ApiKey
            : EntraTokens.AreSentWith(authorization, context.RequestServices.GetRequiredService<SignOnProviders>().Entra) ? Schemes.EntraToken
            : Schemes.AccessToken;
    }
}

internal sealed class IdentitySettingsCheck(IHostEnvironment environment) : IValidateOptions<IdentitySettings>
{
    public ValidateOptionsResult Validate(string? name, IdentitySettings options) =>
        IdentitySettings.Fault(options, environment.IsDevelopment()) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
}
