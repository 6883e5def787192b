using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trae.Tests.Hosting;

namespace Trae.Tests.Research;

/// <summary>A real HTTP server that searches as SearXNG does, and has the pages that it finds.</summary>
internal sealed class SearchServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SearchServer(WebApplication app) => _app = app;

    public static IReadOnlyDictionary<string, string> Pages { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["history"] = Page("A history of lighthouses", "Ada Rowe",
            "The first lighthouse that we know of was built at Alexandria in the third century before our era. It stood more than 100 metres high and burned a fire of wood at its top. " +
            "Roman engineers copied the lighthouse along the coasts of Spain and Gaul. In the Middle Ages monks kept fires on headlands, and many a lighthouse began as a chapel. " +
            "The Eddystone lighthouse of 1759 was shaped like the trunk of an oak by John Smeaton, and its dovetailed stones became the model for a century of towers. " +
            "By 1900 nearly every dangerous coast in Europe had a lighthouse with a keeper who lived beside the lamp."),
        ["lens"] = Page("How a lighthouse works", "Physics Today and Tomorrow",
            "A lighthouse works by gathering the light of a small lamp into a narrow beam. Augustin Fresnel showed in 1822 that rings of prisms do the work of a heavy lens at a fraction of its weight. " +
            "The lens of a lighthouse floats on a bath of mercury, so that a clockwork can turn several tonnes with the weight of a clock. " +
            "Each lighthouse has a rhythm of flashes of its own, which sailors look up in a printed list. A modern lamp of light-emitting diodes needs less than a hundred watts and is seen from twenty miles away. " +
            "Where fog hides the beam, a horn or a radio beacon takes over its work."),
        ["today"] = Page("Why lighthouses still matter", null,
            "Ships find their way by satellite today, and yet a lighthouse matters as a check that needs no receiver and no battery on board. " +
            "In 2019 jamming of satellite signals left dozens of ships in the eastern Mediterranean without a position, and their crews steered by the lighthouse again. " +
            "Whether an old lighthouse should be kept at public cost is disputed between harbour authorities and those who love the towers. " +
            "Many a lighthouse has become a guest house, whose rooms pay for the lamp above them. The last keepers left most European towers in the 1990s, when their lamps were automated."),
        ["strange"] = "<html lang=\"de\"><title>Leuchttürme</title><article><p>" + string.Join(' ', Enumerable.Repeat(
            "Der Leuchtturm ist ein Turm, der mit seinem Licht den Schiffen auf dem Meer den Weg zeigt und der nicht nur in der Nacht zu sehen ist.", 8)) + "</p></article></html>",
    };

    public List<string> Queries { get; } = [];

    /// <summary>What the next search meets instead of an answer.</summary>
    public Func<HttpContext, Task>? Trouble { get; set; }

    /// <summary>Found besides the pages.</summary>
    public IReadOnlyList<object?> More { get; set; } = [];

    public string Address => _app.Urls.First();

    public static async Task<SearchServer> Start()
    {
        var builder = LoopbackServer.CreateBuilder();
        var server = new SearchServer(builder.Build());
        server._app.MapGet("/search", server.Search);
        server._app.MapGet("/pages/{name}", (string name) => Pages.TryGetValue(name, out var page) ? Results.Text(page, "text/html", System.Text.Encoding.UTF8) : Results.NotFound());
        await server._app.StartAsync();

        return server;
    }

    /// <summary>As if just started: for the next test.</summary>
    public void Forget()
    {
        Queries.Clear();
        (Trouble, More) = (null, []);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Search(HttpContext context)
    {
        if (Trouble is { } trouble)
        {
            Trouble = null;
            await trouble(context);
            return;
        }

        Queries.Add(context.Request.Query["q"].ToString());
        var pages = Pages.Keys.Select(object? (name) => new { title = $"{name} - a site", url = $"{Address}/pages/{name}", content = "…" });
        await context.Response.WriteAsJsonAsync(new { query = Queries[^1], results = More.Concat(pages) });
    }

    private static string Page(string title, string? author, string text) =>
        $"<html lang=\"en\"><head><title>{title}</title>{(author is null ? "" : $"<meta name=\"author\" content=\"{author}\">")}</head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>";
}
