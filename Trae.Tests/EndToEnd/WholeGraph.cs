using Trae.Tests.AppHost;
using Trae.Tests.AppHost.Standin;
using Trae.Tests.EndToEnd;
using Trae.Tests.Hosting;

[assembly: AssemblyFixture(typeof(WholeGraph))]

namespace Trae.Tests.EndToEnd;

/// <summary>One running Trae for all tests of the whole: AppHost, database, API, worker, web; and a browser to look at it.</summary>
public sealed class WholeGraph : IAsyncDisposable
{
    private readonly Lazy<Task<Running>> _running = new(Start);
    private readonly Lazy<Task<Browser>> _browser = new(Browser.Start);

    public async Task<string> Address(string project) => (await _running.Value).Process.State.Addresses[project];

    /// <summary>What the graph has made for this machine alone.</summary>
    public async Task<string> Secret(string name) => await File.ReadAllTextAsync(Path.Combine((await _running.Value).Folder.Path, "secrets", name));

    public async Task<string> Folder() => (await _running.Value).Folder.Path;

    internal async Task<GraphTranscript> Transcript() => (await _running.Value).Process.Transcript;

    /// <summary>Of the owner, once he has chosen one instead of the one that he was given.</summary>
    public string? ChosenPassword { get; set; }

    public async Task<BrowserTab> Open(Screen screen) => await (await _browser.Value).Open(screen, await Address("web"));

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            await (await _browser.Value).DisposeAsync();
        }

        if (_running.IsValueCreated)
        {
            var running = await _running.Value;
            running.Process.Dispose();
            running.Folder.Dispose();
        }
    }

    private static async Task<Running> Start()
    {
        var folder = new TemporaryFolder();
        var process = GraphProcess.Start(folder.Path);
        await process.Ready();

        return new(folder, process);
    }

    private sealed record Running(TemporaryFolder Folder, GraphProcess Process);
}
