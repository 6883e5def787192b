using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;

namespace Trae.Api.Features.Productions;

internal sealed class PublishPartHandler(TraeDb db, IMediaStore media) : IJobHandler<PublishPart>
{
    public async Task Handle(PublishPart job, JobContext context, CancellationToken ct)
    {
        var part = await media.ReadJson<DeliveredPart>(job.Folder + DeliveredPart.FileOf(job.Part), ct);
        var json = JsonSerializer.Serialize(
            new Dictionary<string, DeliveredPart>(StringComparer.Ordinal) { [JsonNamingPolicy.CamelCase.ConvertName(job.Part.ToString())] = part },
            JsonDefaults.Options);

        // One statement that adds its own key: parts that are published at the same moment do not undo each other.
        var found = await db.Database.ExecuteSqlAsync(
            $"update productions set parts = parts || {json}::jsonb where id = {job.ProductionId} and workspace_id = {context.WorkspaceId}", ct);
        if (found == 0)
        {
            throw new PermanentJobException("video-not-found", "The video was deleted while this was being made.");
        }
    }
}
