using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Trae.Api.Data;

internal static class DataRegistration
{
    public static IHostApplicationBuilder AddData(this IHostApplicationBuilder builder)
    {
        builder.Services.AddDb();
        builder.Services.AddSingleton<IInterceptor, SilentDatabase>();
        builder.Services.AddScoped<CurrentWorkspace>();
        builder.Services.AddSingleton<SchemaHealthCheck>().AddHealthChecks().AddCheck<SchemaHealthCheck>("schema");

        return builder;
    }

    public static IServiceCollection AddDb(this IServiceCollection services) =>
        services.AddIdentitySchema().AddDbContextPool<TraeDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(provider.GetServices<IInterceptor>()));
}
