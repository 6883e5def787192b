using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Trae.Api.Features.Identity;
using Trae.Api.Features.SignOn;
using Trae.Api.Http;
using Trae.Api.Http.Limits;
using Trae.Boundary;
using Trae.Jobs;

namespace Trae.Api.Features.Account;

/// <summary>The pages under <c>/account</c>: server-rendered; only passkeys need a script.</summary>
internal static class AccountModule
{
    public static void AddAccountPages(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents();
        services.AddSigningIn();
        services.AddOptions<SignUpSettings>().BindConfiguration(IdentitySettings.Section);
        services.AddScoped<SignUp>();
        services.AddScoped<InvitationWelcome>();
        services.AddScoped<Consent>();
        services.AddScoped<AccountChanges>();
        services.AddScoped<AuthenticatorSetup>();
        services.AddScoped<EmailChange>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<PersonSessions>();

        services.AddSingleton<AccountLinks>();
        services.AddScoped<AccountMails>();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromHours(1));
        builder.AddJobHandler<WriteAccountMail, WriteAccountMailHandler>();

        var isEncrypted = builder.Configuration.GetSection(IdentitySettings.Section).Get<IdentitySettings>()?.Issuer?.Scheme == Uri.UriSchemeHttps;
        services.AddAntiforgery(options =>
        {
            // Browsers take the prefix on encrypted origins only.
            options.Cookie.Name = isEncrypted ? "__Host-trae-account-form" : "trae-account-form";
            options.Cookie.SecurePolicy = isEncrypted ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Lax;
        });
    }

    public static void MapAccountPages(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorComponents<AccountApp>().WithHead().RequirePermission(Permission.None).LimitSignIn().WithSecurityHeadersPolicy(SecurityPolicies.Page);
        routes.MapPasskeys();
        routes.MapGet("/account/account.css", AccountFiles.Styles).ExcludeFromDescription().RequirePermission(Permission.None).LimitRate();
        routes.MapGet("/account/passkeys.js", AccountFiles.PasskeyScript).ExcludeFromDescription().RequirePermission(Permission.None).LimitRate();
    }

    private static void AddSigningIn(this IServiceCollection services)
    {
        services.AddScoped<SignInRecord>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<Guesses>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<SecondFactorSignIn>();
        services.AddScoped<IdentityConfirmation>();
        services.AddScoped<Passkeys>();
        services.AddScoped<OneTimeCodes>();
        services.Configure<IdentityOptions>(options =>
            options.Tokens.ProviderMap[TokenOptions.DefaultAuthenticatorProvider] = new TokenProviderDescriptor(typeof(OneTimeCodes)));

        // A passkey is both factors: what one has, and the lock of it.
        services.Configure<IdentityPasskeyOptions>(options => (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required"));

        services.PostConfigure<CookieAuthenticationOptions>(Schemes.Account, options => options.Events.OnSigningIn = context =>
        {
            FreshSignIn.StampNew(context.Properties, context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
            SessionFactors.StampExpected(context.HttpContext, context.Properties);
            if (Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var person))
            {
                context.HttpContext.RequestServices.GetRequiredService<KnownDevices>().Remember(context.HttpContext, person);
            }

            return Task.CompletedTask;
        });
    }
}
