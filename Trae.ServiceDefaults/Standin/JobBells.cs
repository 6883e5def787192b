using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Trae.Jobs;

/// <summary>Without a bus, Postgres is the doorbell; <c>Aspire/JobBells.cs</c> is its twin.</summary>
internal static class JobBells
{
    public static void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PostgresBell>();
        builder.Services.AddSingleton<IJobBell>(services => services.GetRequiredService<PostgresBell>());
        builder.Services.AddSingleton<INotified>(services => services.GetRequiredService<PostgresBell>());
    }
}
