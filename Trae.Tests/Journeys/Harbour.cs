using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Media;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using Trae.Tests.Uploads;
using Trae.Tests.Web;
using Trae.Tests.Workspaces;

namespace Trae.Tests.Journeys;

/// <summary>A workspace with one of everything that a page shows, and everybody's walk through it; each is taken once.</summary>
public sealed class Harbour(PostgresServer postgres) : IAsyncLifetime
{
    /// <summary>Of people who are signed in nowhere.</summary>
    public const string Nobody = "nobody";

    /// <summary>Of people who belong to no workspace.</summary>
    public const string Newcomer = "newcomer";

    private readonly Studio _studio = new(postgres);
    private readonly SemaphoreSlim _atOnce = new(2);
    private readonly Dictionary<(string Role, bool HasScript), Lazy<Task<Walk>>> _walks = [];
    private Guid _video;

    public static IReadOnlyList<string> Roles { get; } = [.. Enum.GetNames<WorkspaceRole>(), Newcomer, Nobody];

    public async ValueTask InitializeAsync()
    {
        await _studio.InitializeAsync();
        await SampleFilm.Make();
        await Fill();
        foreach (var role in Roles)
        {
            foreach (var hasScript in (bool[])[true, false])
            {
                _walks[(role, hasScript)] = new(() => Take(role, hasScript));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _atOnce.Dispose();
        await _studio.DisposeAsync();
    }

    internal Task<Walk> WalkOf(string role, bool hasScript) => _walks[(role, hasScript)].Value;

    /// <summary>An owner finds most pages; the others type their addresses.</summary>
    private async Task<Walk> Take(string role, bool hasScript)
    {
        var isFirst = role == nameof(WorkspaceRole.Owner) && hasScript;
        IEnumerable<string> found = isFirst ? [] : (await WalkOf(nameof(WorkspaceRole.Owner), hasScript: true)).Visited.Values;
        await _atOnce.WaitAsync();
        try
        {
            var screen = new Screen(1280, 900, HasScript: hasScript);
            await using var tab = role switch
            {
                Nobody => await _studio.OpenTab(screen),
                Newcomer => await _studio.SignIn(await _studio.Api.People.AddWithPassword(Studio.Password), "/workspaces", screen),
                _ => await _studio.SignIn(await _studio.Api.People.AddWithPassword(Studio.Password, Enum.Parse<WorkspaceRole>(role)), "/workspaces", screen),
            };
            var walk = new Walk(tab, $"{role}, {(hasScript ? "with" : "without")} script", _studio.Address, mostOfOne: isFirst ? 4 : 1);
            await walk.Take([.. SitePages.Entrances.Select(entrance => entrance.Replace("{video}", _video.ToString(), StringComparison.Ordinal)), .. found]);

            return walk;
        }
        finally
        {
            _atOnce.Release();
        }
    }

    private async Task Fill()
    {
        var http = _studio.Api.Http;
        var published = await _studio.Api.Published();
        _video = published.Id;
        await PutFilm(MediaKeys.ProductionFolder(published.Production!.Id));
        await PutPresenters();
        await http.Written();
        await Post("brands", new BrandKit("Lighthouse", new Brand("#101820", "#ffffff")));
        await Post("brand-voices", SampleVoice.Friendly);
        await Post("series", SampleSeries.Lights);
        await Post("research", new CreateResearchRequest("Lighthouses of the north"));
        await Post("roles", new RoleRequest("Archivist", [Permission.ReadVideos]));
        await Post("keys", new CreateApiKeyRequest("Nightly", [Permission.ReadVideos]));
        await Post("clients", new CreateServiceClientRequest("Newsroom", [Permission.ReadVideos]));
        await Post("models", new SaveModelConnectionRequest { Name = "House", Address = "https://models.example/v1", Model = "m", Price = new(0, 0, "EUR") });
        await Post("invitations", new InviteRequest("somebody@trae.test", WorkspaceRole.Viewer));
        var upload = await http.PostAsync("/api/v1/media?name=pier.png", new ByteArrayContent(SampleFiles.Picture(SkiaSharp.SKEncodedImageFormat.Png, 320, 200)));
        Assert.True(upload.IsSuccessStatusCode, await upload.Content.ReadAsStringAsync());
        await new UploadWorker(_studio.Api).DoAll();
        await _studio.Api.JobsOf("AcceptMedia");
    }

    // What the page plays has to be a film: the stand-in for the worker writes words.
    private async Task PutFilm(string folder)
    {
        foreach (var (name, file) in ((string, string)[])[(ProductionFiles.Video, SampleFilm.Video), (ProductionFiles.Poster, SampleFilm.Poster)])
        {
            await using var content = File.OpenRead(file);
            await _studio.Api.Media.Save(folder + name, content, CancellationToken.None);
        }
    }

    /// <summary>What a worker publishes when it starts.</summary>
    private async Task PutPresenters()
    {
        var picture = SampleFiles.Picture(SkiaSharp.SKEncodedImageFormat.Webp, 64, 64);
        foreach (var presenter in Looks.Presenters)
        {
            await _studio.Api.Media.Save(PresenterCatalogue.MediaKey(presenter), new MemoryStream(picture), CancellationToken.None);
        }
    }

    private async Task Post<T>(string path, T body)
    {
        using var response = await _studio.Api.Http.PostAsync($"/api/v1/{path}", ApiCalls.Json(body));
        Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync()}");
    }
}
