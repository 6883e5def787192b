using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.JsonWebTokens;
using Trae.Api.Features.Identity;

namespace Trae.Api.Features.SignOn;

internal static class SignOnRegistration
{
    /// <summary>The schemes of all providers that the settings name; none of them is a default.</summary>
    public static void AddSignOn(this IHostApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var settings = configuration.GetSection(SignOnSettings.Section).Get<SignOnSettings>() ?? new();
        var entra = configuration.GetSection(EntraSettings.Section).Get<EntraSettings>() ?? new();
        var providers = SignOnProviders.Of(settings, entra);

        services.AddOptions<SignOnSettings>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignOnSettings>>(new SignOnCheck([.. SignOnFaults.Of(settings, entra, builder.Environment.IsDevelopment())]));
        services.AddSingleton(providers);
        services.AddScoped<ProviderMemberships>();
        services.AddScoped<ProviderSignIn>();
        services.AddScoped<LinkedSignIns>();

        var schemes = services.AddAuthentication();
        foreach (var provider in providers.All)
        {
            if (provider.Grant is ProviderSettings foreign)
            {
                schemes.AddOpenIdConnect(provider.Scheme, provider.DisplayName, options => SignOnClient.ConfigureForeign(options, provider, foreign));
            }
            else
            {
                AddEntra(schemes, configuration.GetSection(EntraSettings.Section), provider, entra);
            }
        }
    }

    // Ours come after Microsoft's, which read the section.
    private static void AddEntra(AuthenticationBuilder schemes, IConfigurationSection section, SignOnProvider provider, EntraSettings entra)
    {
        schemes.AddMicrosoftIdentityWebApp(section, provider.Scheme, cookieScheme: null, displayName: provider.DisplayName);
        schemes.Services.AddOptions<OpenIdConnectOptions>(provider.Scheme).Configure(options =>
        {
            SignOnClient.Configure(options, provider);
            EntraTokens.Trust(options.TokenValidationParameters, entra);

            // Microsoft's has brought a handler of its own, which would give claims other names.
            ((JsonWebTokenHandler)options.TokenHandler).MapInboundClaims = false;
        });

        schemes.AddMicrosoftIdentityWebApi(section, Schemes.EntraToken);
        schemes.Services.AddOptions<JwtBearerOptions>(Schemes.EntraToken).Configure(options => EntraTokens.Configure(options, provider, entra));
    }
}

internal sealed class SignOnCheck(IReadOnlyList<string> faults) : IValidateOptions<SignOnSettings>
{
    public ValidateOptionsResult Validate(string? name, SignOnSettings options) =>
        faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
}
