using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.Tests.Api;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Uploads;

namespace Trae.Tests.Uploads;

/// <summary>The worker's real handler on jobs claimed from the API's real queue, when the test says so.</summary>
internal sealed class UploadWorker(ApiHost api)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly JobLeases _leases = api.Services.GetRequiredService<JobLeases>();

    public async Task DoAll()
    {
        while (await _leases.Claim([nameof(PrepareMedia)], "uploads", Lease, CancellationToken.None) is { } job)
        {
            await Do(job);
        }
    }

    /// <summary>Does what comes until it is told to end, as a worker beside a browser does.</summary>
    public async Task Follow(CancellationToken end)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        do
        {
            await DoAll();
        }
        while (await timer.WaitForNextTickAsync(CancellationToken.None) && !end.IsCancellationRequested);
    }

    private async Task Do(ClaimedJob job)
    {
        var handler = new PrepareMediaHandler(
            api.Services.GetRequiredService<IMediaStore>(),
            new Ffmpeg(new FfmpegOptions(), TimeProvider.System, NullLogger<Ffmpeg>.Instance),
            TimeProvider.System);
        try
        {
            var context = new JobContext(job.Id, job.WorkspaceId, job.GroupId, 1);
            await handler.Handle(JsonSerializer.Deserialize<PrepareMedia>(job.Payload, JsonDefaults.Options)!, context, CancellationToken.None);
            await _leases.Complete(job, CancellationToken.None);
        }
        catch (PermanentJobException refused)
        {
            await _leases.Fail(job, refused.Code, refused.Message, null, CancellationToken.None);
        }
    }
}
