using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.Tests.Api;

/// <summary>Stands in for the video worker: claims through the real queue, one job at a time, when the test says so.</summary>
internal sealed class FakeWorker(IServiceProvider services)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly string[] Kinds =
        [nameof(NarrateScene), nameof(RenderScene), nameof(MixSound), nameof(AssembleVideo), nameof(CheckVideo)];

    private static readonly string[] Deliveries =
    [
        nameof(DeliverStream), nameof(DeliverAudio), nameof(DeliverPreview), nameof(DeliverPosters), nameof(DeliverWebM), nameof(DeliverVertical),
    ];

    private readonly JobLeases _leases = services.GetRequiredService<JobLeases>();
    private readonly IMediaStore _media = services.GetRequiredService<IMediaStore>();

    /// <summary>Does everything up to the checked MP4 that there is for it, in the queue's order.</summary>
    public Task<int> DoAll() => DoAll(Kinds);

    /// <summary>Makes everything that is delivered beyond the MP4.</summary>
    public Task<int> DeliverAll() => DoAll(Deliveries);

    private async Task<int> DoAll(string[] kinds)
    {
        for (var done = 0; ; done++)
        {
            if (await _leases.Claim(kinds, "fake", Lease, CancellationToken.None) is not { } job)
            {
                return done;
            }

            await Do(job);
        }
    }

    public async Task<ClaimedJob> Claim<T>() =>
        await _leases.Claim([typeof(T).Name], "fake", Lease, CancellationToken.None)
        ?? throw new InvalidOperationException($"No {typeof(T).Name} is ready.");

    public async Task Do(ClaimedJob job)
    {
        if (job.Kind == nameof(AssembleVideo))
        {
            await Assemble(JsonSerializer.Deserialize<AssembleVideo>(job.Payload, JsonDefaults.Options)!);
        }

        if (job.Kind.StartsWith("Deliver", StringComparison.Ordinal))
        {
            await Deliver(job);
        }

        await _leases.Complete(job, CancellationToken.None);
    }

    public Task Complete(ClaimedJob job) => _leases.Complete(job, CancellationToken.None);

    public Task Fail(ClaimedJob job, string code, string reason) => _leases.Fail(job, code, reason, null, CancellationToken.None);

    public Task Report(ClaimedJob job, string stage, double progress) =>
        _leases.Heartbeat(job, new JobProgress(stage, progress), Lease, CancellationToken.None);

    public Task EndCancelled(ClaimedJob job) => _leases.EndCancelled(job, CancellationToken.None);

    private async Task Assemble(AssembleVideo job)
    {
        await Save(job.Folder + ProductionFiles.Video, "0123456789 of " + job.Title);
        await Save(job.Folder + ProductionFiles.WebVtt, "WEBVTT\n");
        await Save(job.Folder + ProductionFiles.SubRip, "1\n");
        await Save(job.Folder + ProductionFiles.Chapters, "WEBVTT\n");
        await Save(job.Folder + ProductionFiles.Poster, "poster");
        await _media.SaveJson(job.Folder + ProductionFiles.Transcript, new Transcript("en", []), CancellationToken.None);
        var finished = new FinishedVideo(TimeSpan.FromSeconds(61.5), 1920, 1080, 1845, 24, "fake", [new("Start", TimeSpan.Zero)]);
        await _media.SaveJson(job.Folder + ProductionFiles.Summary, finished, CancellationToken.None);
    }

    private async Task Deliver(ClaimedJob job)
    {
        var part = Enum.Parse<DeliveryPart>(job.Kind["Deliver".Length..]);
        var folder = JsonDocument.Parse(job.Payload).RootElement.GetProperty("folder").GetString()!;
        string[] names = part switch
        {
            DeliveryPart.Stream => [DeliveryFiles.Stream, DeliveryFiles.Thumbnails],
            DeliveryPart.Audio => [DeliveryFiles.Audio],
            DeliveryPart.Posters => [DeliveryFiles.Poster(1), DeliveryFiles.Poster(2), DeliveryFiles.Poster(3)],
            DeliveryPart.Preview => [DeliveryFiles.PreviewWebP, DeliveryFiles.PreviewGif],
            DeliveryPart.WebM => [DeliveryFiles.WebM],
            _ => [DeliveryFiles.VerticalFolder + ProductionFiles.Video],
        };
        foreach (var name in names)
        {
            await Save(folder + name, $"{part}: {name}");
        }

        var delivered = new DeliveredPart(part, [.. names.Select(name => new DeliveredFile(name, $"{part}: {name}".Length))]);
        await _media.SaveJson(folder + DeliveredPart.FileOf(part), delivered, CancellationToken.None);
    }

    private Task Save(string key, string text) => _media.Save(key, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), CancellationToken.None);
}
