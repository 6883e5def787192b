using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Trae.Api.Data;
using Trae.Api.Features.Productions;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Bench;

/// <param name="Workspace">Where everything that is read with the key lies.</param>
/// <param name="Films">Its finished videos.</param>
internal sealed record Seeded(string Key, Guid Workspace, IReadOnlyList<Guid> Films);

/// <summary>Fills a database as a studio's would be after a while: several workspaces with members, keys, films and drafts.</summary>
internal static class Seeding
{
    private const int Workspaces = 5;
    private const int Batch = 25;

    public static async Task<Seeded> Run(string database, ApiWish wish, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var provider = new ServiceCollection().AddSingleton(source).AddDb().BuildServiceProvider();
        var studios = await Studios(provider, ct);
        var (key, workspace) = studios[0];
        await Drafts(source, workspace, wish.Drafts, ct);

        // Half of all films are the measured workspace's, and its newest videos.
        var films = new List<Guid>();
        for (var made = 0; made < wish.Films; made += Batch)
        {
            var owner = studios[made / Batch % 2 == 0 ? 0 : 1 + (made / Batch / 2 % (Workspaces - 1))].Workspace;
            var ids = await Films(provider, owner, made, ct);
            films.AddRange(owner == workspace ? ids : []);
        }

        await Execute(source, "update jobs set state = 'succeeded', waiting_on = 0, attempts = 1, progress = 1, started_at = now(), finished_at = now()", ct);
        await Execute(source, "vacuum analyze", ct);

        return new(key, workspace, films);
    }

    private static async Task Execute(NpgsqlDataSource source, string sql, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<List<(string Key, Guid Workspace)>> Studios(IServiceProvider provider, CancellationToken ct)
    {
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TraeDb>();
        var now = TimeProvider.System.GetUtcNow();
        var studios = new List<(string, Guid)>();
        for (var number = 0; number < Workspaces; number++)
        {
            var workspace = new Workspace { Id = Guid.CreateVersion7(now), Name = $"Studio {number}", CreatedAt = now };
            var owner = Person.Create($"owner-{number}@trae.example", $"Owner {number}", now);
            var secret = ApiKeySecret.New();
            db.AddRange(workspace, owner, Member.Join(workspace.Id, owner.Id, WorkspaceRole.Owner, now));
            db.Add(ApiKey.Create(workspace.Id, "Benchmark", secret, RolePermissions.Of(WorkspaceRole.Editor), Lineage.OfPerson(owner.Id), null, now));
            studios.Add((secret, workspace.Id));
        }

        await db.SaveChangesAsync(ct);

        return studios;
    }

    private static async Task<List<Guid>> Films(IServiceProvider provider, Guid workspace, int first, CancellationToken ct)
    {
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TraeDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var jobs = new List<NewJob>();
        var videos = new List<Video>();
        for (var number = first; number < first + Batch; number++)
        {
            var video = SampleFilm.Written(workspace, number);
            videos.Add(video);
            db.Videos.Add(video);
        }

        await db.SaveChangesAsync(ct);
        foreach (var (index, video) in videos.Index())
        {
            var production = SampleFilm.Publish(video, first + index);
            db.Entry(production).Property(p => p.Parts).CurrentValue = SampleFilm.Parts;
            jobs.AddRange(ProductionPlan.JobsOf(production));
        }

        await db.SaveChangesAsync(ct);
        await JobStore.Enqueue(db.Connection, jobs, ct);
        await transaction.CommitAsync(ct);

        return [.. videos.Select(video => video.Id)];
    }

    // Copies of one row: what a list has to leave aside, and an index to find its way through.
    private static async Task Drafts(NpgsqlDataSource source, Guid workspace, int count, CancellationToken ct)
    {
        await using var provider = new ServiceCollection().AddSingleton(source).AddDb().BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TraeDb>();
        var draft = SampleFilm.Written(workspace, 0);
        db.Videos.Add(draft);
        await db.SaveChangesAsync(ct);

        await using var command = source.CreateCommand(
            """
            insert into videos
            select (jsonb_populate_record(v, jsonb_build_object('id', overlay(gen_random_uuid()::text placing left(v.id::text, 13) from 1 for 13)))).*
            from videos v, generate_series(1, $2)
            where v.id = $1
            """);
        command.Parameters.Add(new() { Value = draft.Id });
        command.Parameters.Add(new() { Value = count });
        await command.ExecuteNonQueryAsync(ct);
    }
}
