using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Trae.Jobs;

public static class JobRegistrationExtensions
{
    /// <summary>
    /// <see cref="JobStore"/> to ask for work, <see cref="JobLeases"/> and <see cref="JobChanges"/>. Needs an
    /// <see cref="Npgsql.NpgsqlDataSource"/>.
    /// </summary>
    public static TBuilder AddJobs<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(JobStore)))
        {
            return builder;
        }

        services.AddOptions<JobOptions>().BindConfiguration(JobOptions.Section).ValidateDataAnnotations();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<JobStore>();
        services.AddSingleton<JobLeases>();

        services.AddSingleton<JobChanges>();
        services.AddSingleton<INotified>(provider => provider.GetRequiredService<JobChanges>());
        JobBells.Add(builder);
        services.AddHostedService<JobListener>();

        return builder;
    }

    /// <summary>Runs the jobs that have handlers in this process.</summary>
    public static TBuilder AddJobWorker<TBuilder>(this TBuilder builder, Action<JobOptions>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        builder.AddJobs();
        builder.Services.AddSingleton<JobRunner>();
        builder.Services.AddHostedService<JobWorker>();
        builder.Services.AddHostedService<JobReaper>();

        if (configure is not null)
        {
            builder.Services.Configure(configure);
        }

        return builder;
    }

    /// <summary>Does jobs of <typeparamref name="TJob"/> with a handler made anew, in a scope of its own, for each.</summary>
    public static IHostApplicationBuilder AddJobHandler<TJob, THandler>(this IHostApplicationBuilder builder)
        where THandler : class, IJobHandler<TJob>
    {
        builder.Services.AddJobHandler<TJob, THandler>();

        return builder;
    }

    /// <inheritdoc cref="AddJobHandler{TJob,THandler}(IHostApplicationBuilder)"/>
    public static IServiceCollection AddJobHandler<TJob, THandler>(this IServiceCollection services)
        where THandler : class, IJobHandler<TJob>
    {
        services.TryAddScoped<THandler>();
        services.AddSingleton(JobRegistration.For<TJob, THandler>());

        return services;
    }
}
