using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace Trae.Bench;

/// <summary>A film that is being made for as long as the benchmark likes: nobody but it has the jobs.</summary>
internal sealed class RunningFilm : IAsyncDisposable
{
    private const string Hold =
        """
        update jobs set state = 'running', owner = 'bench', token = nextval('job_tokens'), lease_until = now() + interval '1 day', attempts = attempts + 1, started_at = now()
        where group_id = $1 and state = 'ready'
        """;

    private const string Report =
        """
        with said as (
            update jobs set stage = 'Part ' || $2, progress = ($2 % 100) / 100.0 where id = (select id from jobs where group_id = $1 and owner = 'bench' order by number limit 1) returning group_id
        )
        select pg_notify('trae_job_changes', group_id::text) from said
        """;

    private readonly NpgsqlDataSource _database;
    private readonly Guid _production;

    private RunningFilm(NpgsqlDataSource database, Guid id, Guid production, Guid other) =>
        (_database, Id, _production, Other) = (database, id, production, other);

    public Guid Id { get; }

    /// <summary>A film that somebody else reads.</summary>
    public Guid Other { get; }

    public static async Task<RunningFilm> Make(BenchGraph graph)
    {
        var root = Environment.GetEnvironmentVariable("TRAE_ROOT") ?? Directory.GetCurrentDirectory();
        var text = await File.ReadAllTextAsync(Path.Combine(root, "samples", "octopus.md"));
        var (film, other) = (await Create(graph, text), await Create(graph, text));
        using var started = await graph.Http.PostAsync($"/api/v1/videos/{film}/productions", null);
        var production = (await started.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        var database = NpgsqlDataSource.Create(graph.Database);
        await Execute(database, Hold, production);

        return new(database, film, production, other);
    }

    /// <summary>Five changes a second, as a film with many scenes makes, until it is disposed of.</summary>
    public IAsyncDisposable Change() => new Changes(this);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static async Task<Guid> Create(BenchGraph graph, string text)
    {
        using var made = await graph.Http.PostAsJsonAsync("/api/v1/videos", new { text });
        var id = (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        while ((await graph.Http.GetFromJsonAsync<JsonElement>($"/api/v1/videos/{id}")).GetProperty("state").GetString() == "writing")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        return id;
    }

    private static async Task Execute(NpgsqlDataSource database, string sql, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }

    private sealed class Changes : IAsyncDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private readonly Task _running;

        public Changes(RunningFilm film) => _running = Run(film);

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _end.Dispose();
        }

        private async Task Run(RunningFilm film)
        {
            for (var part = 1; ; part++)
            {
                // What the worker had claimed first may have let others go since.
                await Execute(film._database, Hold, film._production);
                await Execute(film._database, Report, film._production, part);
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, _end.Token);
            }
        }
    }
}
