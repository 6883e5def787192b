using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.StackExchangeRedis;
using Microsoft.AspNetCore.Http.Features;
using StackExchange.Redis;
using Trae.Boundary;

namespace Trae.Web.Hosting;

internal static class PageServices
{
    /// <summary>The prefix keeps other hosts and plain connections from setting it (RFC 6265bis, 4.1.3.2).</summary>
    public const string FormCookie = "__Host-trae-form";

    /// <summary>A source text may be 5 MB, which takes up to three times that once it is form-encoded.</summary>
    private const int MaxFormValue = 16 * 1024 * 1024;

    /// <summary>A storyboard is a form of up to a dozen fields a scene.</summary>
    private const int MaxFormValues = 20_000;

    /// <summary>A storyboard may carry a new picture for each of its scenes.</summary>
    private const int MaxForm = 128 * 1024 * 1024;

    public static IServiceCollection AddPages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRazorComponents(options =>
        {
            options.MaxFormMappingCollectionSize = 1_000;
            options.MaxFormMappingKeySize = 2_048;
        });
        services.AddScoped<HtmlRenderer>();
        services.AddHttpContextAccessor();
        services.AddSingleton(TimeProvider.System);
        services.AddResponseCompression(options => options.EnableForHttps = true);

        services.Configure<FormOptions>(options =>
        {
            options.ValueLengthLimit = MaxFormValue;
            options.ValueCountLimit = MaxFormValues;
            options.MultipartBodyLengthLimit = MaxForm;
        });
        services.AddKestrelLimits(MaxForm);
        services.AddTrustedProxies(configuration);
        services.AddSecurityHeaders(configuration);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = FormCookie;
            options.Cookie.Path = "/";
        });

        // Here and not at the cookie, whose own check would refuse plain http, which browsers trust on this machine.
        services.Configure<CookiePolicyOptions>(options =>
        {
            options.Secure = CookieSecurePolicy.Always;
            options.HttpOnly = HttpOnlyPolicy.Always;
        });
        services.AddPageCache();
        services.AddKeys(configuration);

        return services;
    }

    // A form that was open while the site restarted must still be accepted, and a session read by any replica: their keys live in a
    // folder, or where there is none, in the cache.
    private static void AddKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var keys = services.AddDataProtection().SetApplicationName("Trae.Web").LockKeys(configuration);

        var folder = configuration["DataProtection:Folder"]
            ?? (configuration["TRAE_DATA"] is { Length: > 0 } data ? Path.Combine(data, "web-keys") : null);
        if (folder is not null)
        {
            keys.PersistKeysToFileSystem(new DirectoryInfo(folder));
        }
        else if (!string.IsNullOrEmpty(configuration.GetConnectionString(TraeClientsExtensions.CacheName)))
        {
            services.AddOptions<KeyManagementOptions>().Configure<IConnectionMultiplexer>((options, redis) =>
                options.XmlRepository = new RedisXmlRepository(() => redis.GetDatabase(), "Trae.Web:keys"));
        }
    }
}
