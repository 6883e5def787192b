using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Trae.Jobs;

/// <summary>Postgres is the doorbell, and a Service Bus queue as well where there is a bus; <c>Standin/JobBells.cs</c> is its twin.</summary>
internal static class JobBells
{
    public const string BusName = "bus";

    public static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PostgresBell>();
        builder.Services.AddSingleton<INotified>(services => services.GetRequiredService<PostgresBell>());

        if (string.IsNullOrEmpty(builder.Configuration.GetConnectionString(BusName)))
        {
            builder.Services.AddSingleton<IJobBell>(services => services.GetRequiredService<PostgresBell>());

            return;
        }

        builder.AddAzureServiceBusClient(BusName);
        builder.Services.AddSingleton<IJobBell, ServiceBusBell>();

        builder.Services.AddSingleton<JobAnnouncer>();
        builder.Services.AddSingleton<ServiceBusAnnouncer>();
        builder.Services.AddSingleton<INotified>(services => services.GetRequiredService<ServiceBusAnnouncer>());
        builder.Services.AddHostedService(services => services.GetRequiredService<ServiceBusAnnouncer>());
    }
}
