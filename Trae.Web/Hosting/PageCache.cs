using Microsoft.AspNetCore.OutputCaching;

namespace Trae.Web.Hosting;

/// <summary>How long a public page may be shared between viewers, unless what they may see changes before.</summary>
internal static class PageCache
{
    public const string Home = "home";
    public const string Watch = "watch";

    public static IServiceCollection AddPageCache(this IServiceCollection services) => services
        .AddSingleton<PageGeneration>()
        .Configure<OutputCacheOptions>(options =>
        {
            options.AddPolicy(Home, policy => policy.AddPolicy<OfThisGeneration>().Expire(TimeSpan.FromSeconds(3)).SetVaryByQuery("after"));
            options.AddPolicy(Watch, policy => policy.AddPolicy<OfThisGeneration>().Expire(TimeSpan.FromSeconds(15)).SetVaryByQuery("t"));
        });

    /// <summary>Keeps a page under the generation that is current as its drawing begins; without one, keeps none.</summary>
    private sealed class OfThisGeneration(PageGeneration pages) : IOutputCachePolicy
    {
        public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            // The default policy has been asked before: a page of one person is not shared.
            if (!context.AllowCacheLookup && !context.AllowCacheStorage)
            {
                return;
            }

            if (await pages.Current() is { } generation)
            {
                context.CacheVaryByRules.VaryByValues["generation"] = generation;
            }
            else
            {
                context.EnableOutputCaching = false;
            }
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
