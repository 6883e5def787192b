using Microsoft.Extensions.DependencyInjection.Extensions;
using Trae.Api.Features.Content.Documents;
using Trae.Api.Features.Content.Sources;

namespace Trae.Api.Features.Content;

/// <summary>What the content module adds to the container.</summary>
public static class ContentModule
{
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<LinkFetcher>();
        services.TryAddSingleton<ReaderProcess>();

        return services;
    }
}
