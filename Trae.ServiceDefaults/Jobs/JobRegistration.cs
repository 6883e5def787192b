using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Trae.Jobs;

/// <summary>What runs the jobs of one kind.</summary>
internal sealed record JobRegistration(string Kind, Func<IServiceProvider, string, JobContext, CancellationToken, Task> Run)
{
    public static JobRegistration For<TJob, THandler>()
        where THandler : class, IJobHandler<TJob> =>
        new(typeof(TJob).Name, async (services, payload, context, ct) =>
            await services.GetRequiredService<THandler>().Handle(Read<TJob>(payload), context, ct));

    private static TJob Read<TJob>(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<TJob>(payload, JsonDefaults.Options) ?? throw new JsonException("It is null.");
        }
        catch (JsonException error)
        {
            throw new PermanentJobException(
                "job-unreadable", "This version of Trae cannot read what an earlier one asked it to do. Start it anew.", error);
        }
    }
}
