using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Npgsql;
using Trae.Api.Data;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.Tests.Hosting;
using Trae.Tests.Jobs;
using Trae.Tests.Web;

namespace Trae.Tests.Api;

/// <summary>The real API behind a real Kestrel, on a database and a media folder of its own, with a catalogue of three voices.</summary>
public sealed class ApiHost : WebApplicationFactory<TraeDb>
{
    public static readonly Voice English = new("en-gb", "English", "en-GB", "male", "test", ["Latn"], 160);
    public static readonly Voice American = new("en-us", "American", "en-US", "female", "test", ["Latn"], 160);
    public static readonly Voice Russian = new("ru", "Russian", "ru", "male", "test", ["Cyrl"], 140);

    private readonly string _database;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly DirectoryInfo _media;
    private readonly ApiHost? _first;

    private Action<IServiceCollection>? _services;

    private ApiHost(string database, IReadOnlyDictionary<string, string> settings, ApiHost? first = null)
    {
        _database = database;
        _settings = settings;
        _first = first;
        _media = first?._media ?? Directory.CreateTempSubdirectory("trae-api-");
        UseKestrel();
    }

    /// <summary>An owner's client.</summary>
    public HttpClient Http { get; private set; } = null!;

    public HttpClient Anonymous => NewClient();

    internal TestPeople People => new(this);

    /// <summary>Where it listens, with a slash at the end.</summary>
    public string Origin => NewClient().BaseAddress!.ToString();

    public IMediaStore Media => Services.GetRequiredService<IMediaStore>();

    internal FakeWorker Worker => new(Services);

    public static async Task<ApiHost> Start(
        PostgresServer postgres, IReadOnlyDictionary<string, string>? settings = null, bool withVoices = true, Action<IServiceCollection>? services = null)
    {
        var host = new ApiHost(
            await postgres.CreateDatabase("api", Prepare), settings ?? new Dictionary<string, string>(StringComparer.Ordinal)) { _services = services };
        if (withVoices)
        {
            await new FolderMediaStore(host._media.FullName, TimeProvider.System)
                .SaveJson(VoiceCatalogue.MediaKey, new VoiceCatalogue([English, American, Russian]), CancellationToken.None);
        }

        host.StartServer();
        host.Http = await host.As(WorkspaceRole.Owner);

        return host;
    }

    /// <summary>Another process, as good as: on the same database and files, with the same settings. Ended before this one.</summary>
    public async Task<ApiHost> StartReplica()
    {
        var replica = new ApiHost(_database, _settings, this);
        replica.StartServer();
        replica.Http = await replica.As(WorkspaceRole.Owner);

        return replica;
    }

    /// <summary>A real process on the same database and files, which can be killed. It keeps a job for as long as any test lasts.</summary>
    internal WorkerProcess StartProcess() => new("Trae.Api",
    [
        "--environment", "Development", "--urls", "http://127.0.0.1:0", $"ConnectionStrings:trae={_database}",
        $"ConnectionStrings:media=Folder={_media.FullName}", .. WorkerProcess.Quick(slots: 1), "Jobs:Lease=00:10:00", .. _settings.Select(setting => $"{setting.Key}={setting.Value}"),
    ]);

    /// <summary>A client of somebody with a role in the built-in workspace, or another.</summary>
    public async Task<HttpClient> As(WorkspaceRole role, Guid? workspace = null) => People.With(People.TokenOf(await People.Add(role, workspace)));

    /// <summary>A client with an API key that has these permissions.</summary>
    public async Task<HttpClient> WithKey(params Permission[] permissions) => People.With(await People.AddKey(permissions));

    public HttpClient NewClient()
    {
        var http = CreateClient();
        http.Timeout = TimeSpan.FromMinutes(2);

        return http;
    }

    public Task StopAsync() => Services.GetRequiredService<IHost>().StopAsync();

    /// <summary>Looks at the rows behind the API's back.</summary>
    public async Task<T> Query<T>(Func<TraeDb, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();

        return await query(scope.ServiceProvider.GetRequiredService<TraeDb>());
    }

    /// <summary>Waits until every job of a kind that the API itself does has succeeded.</summary>
    public async Task JobsOf(string kind)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var groups = await Query(db => db.Database
            .SqlQuery<Guid>($"select group_id as \"Value\" from jobs where kind = {kind}")
            .ToListAsync(deadline.Token));
        foreach (var group in groups)
        {
            await foreach (var _ in Services.GetRequiredService<JobChanges>().Watch(group, deadline.Token))
            {
                var jobs = await Services.GetRequiredService<JobStore>().List([group], deadline.Token);
                if (jobs.Where(job => job.Kind == kind).All(job => job.State == JobState.Succeeded))
                {
                    break;
                }
            }
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_first is null)
        {
            _media.Delete(recursive: true);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Most failures in a log are what tests provoke, and would bury what failed; an answer of 500 needs its reason.
        builder.ConfigureLogging(logging => logging
            .AddFilter<ConsoleLoggerProvider>(null, LogLevel.Critical)
            .AddFilter<ConsoleLoggerProvider>("Microsoft.AspNetCore.Diagnostics", LogLevel.Error));

        // Not UseKestrel(0): the factory then sets the port while the host may already be starting.
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting("ConnectionStrings:trae", _database);
        builder.UseSetting("ConnectionStrings:media", $"Folder={_media.FullName}");

        // A worker that finds the writer's jobs at once, and retries soon.
        builder.UseSetting("Jobs:FirstRetry", "00:00:00.200");

        // And of sites before it, where nobody signs in.
        builder.UseSetting("ForwardedHeaders:Secret", WebSite.ProxySecret);

        // Many tests sign in at one host, from one address.
        builder.UseSetting("RateLimits:SignIn:Address:Permits", "10000");
        builder.UseSetting("RateLimits:Guesses:Address:Permits", "10000");
        builder.UseSetting("RateLimits:Mail:Sender:Permits", "10000");

        // And the fuzz asks as one person.
        builder.UseSetting("RateLimits:Default:Person:Permits", "1000000");
        builder.UseSetting("RateLimits:Expensive:Person:Permits", "1000000");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        if (_services is not null)
        {
            builder.ConfigureTestServices(_services);
        }
    }

    public static async Task Migrate(string database)
    {
        var services = new ServiceCollection();
        await using var source = NpgsqlDataSource.Create(database);
        services.AddSingleton(source);
        DataRegistration.AddDb(services);
        await using var provider = services.BuildServiceProvider();

        await Migrator.Migrate(provider, CancellationToken.None);
    }

    // A database that an API was started on before: making its keys takes longer than most tests.
    private static async Task Prepare(string database)
    {
        await Migrate(database);
        await using var first = new ApiHost(database, new Dictionary<string, string>(StringComparer.Ordinal));
        first.StartServer();
    }
}
