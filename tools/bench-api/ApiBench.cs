namespace Trae.Bench;

/// <summary>Pairs of runs: the bare endpoint, then the API, on the same rows in the same minute. On a busy machine only their ratios mean something.</summary>
internal static class ApiBench
{
    private const double Load = 0.8;

    public static async Task Run(ApiSite site, Report report, ApiWish wish, CancellationToken ct)
    {
        foreach (var read in Read.All(site.Data).Where(read => wish.Only.Length == 0 || wish.Only.Any(part => read.Name.Contains(part, StringComparison.OrdinalIgnoreCase))))
        {
            await Measure(read, site, report, wish, ct);
        }
    }

    private static async Task Measure(Read read, ApiSite site, Report report, ApiWish wish, CancellationToken ct)
    {
        // Until what is hot is compiled as such, twice over.
        for (var round = 0; round < 2; round++)
        {
            await Once(site.Bare);
            await Once(site.Api);
        }

        var pairs = new List<(Pace Bare, Pace Api)>();
        for (var round = 0; round < wish.Rounds; round++)
        {
            pairs.Add((await Once(site.Bare), await Once(site.Api)));
        }

        var capacity = Median(pair => pair.Api.Rate);
        report.Add($"{read.Name}: bare", Median(pair => pair.Bare.Rate), "requests/s");
        report.Add($"{read.Name}: API", capacity, "requests/s");
        report.Add($"{read.Name}: ratio, median of {pairs.Count} pairs", Median(pair => pair.Api.Rate / pair.Bare.Rate), "", least: read.Required);
        report.Add($"{read.Name}: p50", Median(pair => pair.Api.Half), "ms");
        report.Add($"{read.Name}: p99", Median(pair => pair.Api.Most), "ms");

        var paced = new List<Pace>();
        for (var round = 0; round < wish.Rounds; round++)
        {
            paced.Add(await Paced.Run(site.Api.Address, read, site.Data.Key, capacity * Load, wish.Seconds, ct));
        }

        report.Add($"{read.Name}: p50 at {Load:P0} of that", Middle(paced.Select(pace => pace.Half)), "ms");
        report.Add($"{read.Name}: p99 at {Load:P0} of that", Middle(paced.Select(pace => pace.Most)), "ms", most: read.Required is null ? null : 100);

        Task<Pace> Once(ApiProcess server) => Wrk.Run(server.Address, read, site.Data.Key, wish.Connections, wish.Seconds, ct);

        double Median(Func<(Pace Bare, Pace Api), double> figure) => Middle(pairs.Select(figure));
    }

    private static double Middle(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();

        return sorted[sorted.Count / 2];
    }
}
