using System.Collections.Concurrent;
using Microsoft.Playwright;
using Trae.Tests.Hosting;

namespace Trae.Tests.Journeys;

/// <summary>
/// Somebody's way through the whole site in a real browser: from the home page along every link, then to every address that others
/// found and that is typed. What a page causes is told with its address.
/// </summary>
internal sealed class Walk(BrowserTab tab, string who, string origin, int mostOfOne)
{
    private const int Wide = 1280;
    private const int Narrow = 390;

    private readonly Queue<(string Address, string? From)> _ahead = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _broken = new();
    private readonly List<string> _faults = [];
    private int _told;

    /// <summary>All that is wrong, a line each.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The pages that answered, by their templates, with an address of each.</summary>
    public Dictionary<string, string> Visited { get; } = new(StringComparer.Ordinal);

    public async Task Take(IEnumerable<string> typed)
    {
        tab.Page.RequestFailed += (_, request) =>
        {
            // Leaving a page ends what it was still loading.
            if (request.Failure is { } failure && failure != "net::ERR_ABORTED")
            {
                _broken.Enqueue($"{failure}: {request.Url}");
            }
        };
        Add("/", null);
        foreach (var address in typed)
        {
            Add(address, null);
        }

        while (_ahead.TryDequeue(out var next))
        {
            await Go(next.Address, next.From);
        }
    }

    private async Task Go(string address, string? from)
    {
        var path = address.Split('?', '#')[0];
        if (SitePages.TemplateOf(path) is not { } template)
        {
            await Ask(address, from);
            return;
        }

        var response = await tab.Page.GotoAsync(address);
        Judge(address, from, response!.Status);
        var landed = SitePages.TemplateOf(new Uri(tab.Page.Url).AbsolutePath);
        if (response.Ok)
        {
            Visited.TryAdd(landed ?? template, address);
        }

        var look = await tab.Page.EvaluateAsync<Look>(Look.Script);
        await tab.Page.SetViewportSizeAsync(Narrow, 844);
        var wide = await tab.Page.EvaluateAsync<string[]>(Look.Wide);
        await tab.Page.SetViewportSizeAsync(Wide, 900);
        Tell(address, [.. look.Faults(isFrame: template.StartsWith("/embed", StringComparison.Ordinal)), .. wide.Length > 0 ? [$"is wider than {Narrow} px: {string.Join(", ", wide)}"] : (string[])[]]);
        Tell(address, [.. tab.Troubles.Skip(_told)]);
        _told = tab.Troubles.Count;
        while (_broken.TryDequeue(out var broken))
        {
            Tell(address, broken);
        }

        foreach (var link in look.Links.Where(link => link.StartsWith(origin + "/", StringComparison.Ordinal)))
        {
            Add(link[origin.Length..].Split('#')[0], address);
        }
    }

    /// <summary>What is no page of ours, such as a file or the API's reference: whether it is there.</summary>
    private async Task Ask(string address, string? from)
    {
        var answer = await tab.Page.Context.APIRequest.GetAsync(address, new() { Headers = [new("Range", "bytes=0-0"), new("Accept", "text/html,*/*")], Timeout = 60_000 });
        Judge(address, from, answer.Status);
        await answer.DisposeAsync();
    }

    /// <summary>A link that a page offers has to lead somewhere; who types an address may be told that it is not theirs.</summary>
    private void Judge(string address, string? from, int status)
    {
        if (from is not null && status >= 400)
        {
            Tell(from, $"offers {address}, which answers {status}");
        }
        else if (status >= 500 && address != "/error")
        {
            Tell(address, $"answers {status}");
        }
    }

    private void Add(string address, string? from)
    {
        if (!_known.Add(address))
        {
            return;
        }

        var path = address.Split('?')[0];
        var query = address.Length > path.Length ? string.Join('&', address[(path.Length + 1)..].Split('&').Select(part => part.Split('=')[0]).Order()) : "";
        var kind = $"{SitePages.TemplateOf(path) ?? path}?{query}";
        var seen = _seen.GetValueOrDefault(kind);
        if (seen < mostOfOne)
        {
            _seen[kind] = seen + 1;
            _ahead.Enqueue((address, from));
        }
    }

    private void Tell(string address, params string[] faults) => _faults.AddRange(faults.Select(fault => $"{who}: {address} {fault}"));
}
