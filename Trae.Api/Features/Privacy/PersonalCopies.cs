using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Jobs;
using Trae.Media;

namespace Trae.Api.Features.Privacy;

/// <summary>The copies that people asked for of what is kept about them.</summary>
internal sealed class PersonalCopies(TraeDb db, JobStore jobs, IMediaStore media, AuditLog audit, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public static string KeyOf(Guid person, Guid job) => $"people/{person:n}/{job:n}.json";

    /// <summary>One an hour at most: who asks again gets that one.</summary>
    public async Task Ask(Person person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var key = $"person/{person.Id:n}/copy/{now.ToUnixTimeSeconds() / 3_600}";
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        audit.Add(person, "data.asked");
        await db.SaveChangesAsync(ct);
        await JobStore.Enqueue(db.Connection, [new(Guid.CreateVersion7(now), Workspace.BuiltInId, person.Id, key, new CopyPersonalData(person.Id))], ct);
        await transaction.CommitAsync(ct);
    }

    /// <returns>Null if none was asked for of late.</returns>
    public async Task<JobSnapshot?> Latest(Person person, CancellationToken ct) =>
        (await jobs.List([person.Id], ct)).LastOrDefault(job => job.Kind == nameof(CopyPersonalData));

    /// <returns>A seekable stream; null if there is no finished copy.</returns>
    public async Task<Stream?> Open(Person person, CancellationToken ct)
    {
        if (await Latest(person, ct) is not { State: JobState.Succeeded } job)
        {
            return null;
        }

        try
        {
            return await media.OpenRead(KeyOf(person.Id, job.Id), ct);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
