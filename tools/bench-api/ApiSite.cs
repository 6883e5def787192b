using Trae.Tests.Hosting;

namespace Trae.Bench;

/// <summary>A PostgreSQL, a Redis, the API as people run it and the bare endpoint, on free ports, with data of their own.</summary>
internal sealed class ApiSite : IAsyncDisposable
{
    // So high that they count every request and refuse none.
    private const string Unlimited = "1000000000";

    private readonly List<IAsyncDisposable> _started = [];
    private readonly DirectoryInfo _media = Directory.CreateTempSubdirectory("trae-bench-");

    private ApiSite()
    {
    }

    public ApiProcess Api { get; private set; } = null!;

    public ApiProcess Bare { get; private set; } = null!;

    public Seeded Data { get; private set; } = null!;

    public string Database { get; private set; } = "";

    public static async Task<ApiSite> Start(ApiWish wish, CancellationToken ct)
    {
        var site = new ApiSite();
        try
        {
            await site.StartAll(wish, ct);

            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    public void Tell()
    {
        Console.WriteLine($"database: {Database}\nAPI: {Api.Address} (process {Api.Id})\nbare: {Bare.Address}\nkey: {Data.Key}");
        foreach (var read in Read.All(Data))
        {
            Console.WriteLine($"{read.Name}: {read.Paths[0]}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var each in Enumerable.Reverse(_started))
        {
            await each.DisposeAsync();
        }

        _media.Delete(recursive: true);
    }

    private async Task StartAll(ApiWish wish, CancellationToken ct)
    {
        var port = ApiProcess.FreePort();
        await Started(PostgresSession.Start(port));
        Database = FormattableString.Invariant($"Host=127.0.0.1;Port={port};Username=trae;Database=postgres");
        var redis = await Started(RedisServer.Start());
        string[] settings =
        [
            "--environment", "Production", "--Identity:Issuer", "http://localhost:8080", "--ConnectionStrings:trae", Database,
            "--ConnectionStrings:cache", redis.Address, "--ConnectionStrings:media", $"Folder={_media.FullName}",
            .. from who in (string[])["Address", "Key", "Workspace"] from word in (string[])[$"--RateLimits:Default:{who}:Permits", Unlimited] select word,
        ];

        Say("Preparing the database");
        await ApiProcess.RunToEnd(["--Logging:LogLevel:Default", "Warning", .. settings, "--migrate"], ct);
        Data = await Seeding.Run(Database, wish, ct);
        Api = await Started(ApiProcess.StartApi(settings, ct));
        Bare = await Started(ApiProcess.StartBare(Database, Data.Workspace, ct));
    }

    private static void Say(string line) => Console.Error.WriteLine(line);

    private async Task<T> Started<T>(Task<T> start)
        where T : IAsyncDisposable
    {
        var started = await start;
        _started.Add(started);

        return started;
    }
}
