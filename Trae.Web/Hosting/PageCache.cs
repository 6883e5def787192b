using Microsoft.AspNetCore.OutputCaching;

namespace Trae.Web.Hosting;

/// <summary>How long a public page may be shared between viewers: short, so that what was published shows at once.</summary>
internal static class PageCache
{
    public const string Home = "home";
    public const string Watch = "watch";

    public static IServiceCollection AddPageCache(this IServiceCollection services) => services.Configure<OutputCacheOptions>(options =>
    {
        options.AddPolicy(Home, policy => policy.Expire(TimeSpan.FromSeconds(3)).SetVaryByQuery("after"));
        options.AddPolicy(Watch, policy => policy.Expire(TimeSpan.FromSeconds(15)).SetVaryByQuery("t"));
    });
}
