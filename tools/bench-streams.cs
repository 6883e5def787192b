#:package Npgsql
#:property PublishAot=false

using System.Globalization;
using System.Text.Json;
using Trae.Bench;

// `./trae bench streams`: what it costs that many people watch one film being made, and what the others notice of it.
var streams = args is [var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 10_000;
var rounds = args is [_, var pairs, ..] ? int.Parse(pairs, CultureInfo.InvariantCulture) : 3;

await using var graph = await BenchGraph.Start();
await using var film = await RunningFilm.Make(graph);
var before = graph.MegabytesOfApi();
var ratios = new List<double>();
var memory = 0d;

for (var round = 1; round <= rounds; round++)
{
    var alone = await Others.MedianOfReads(graph, film.Other);
    await using var crowd = await Crowd.Open(graph, film.Id, streams);
    await using var changes = film.Change();
    await crowd.HasHeard(3);
    var watched = await Others.MedianOfReads(graph, film.Other);
    memory = Math.Max(memory, graph.MegabytesOfApi() - before);
    ratios.Add(watched / alone);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"round {round}: others' p50 {alone:0.0} ms alone, {watched:0.0} ms with {streams} streams ({crowd.EventsASecond:0} events/s); API {graph.MegabytesOfApi():0} MB"));
}

ratios.Sort();
Console.WriteLine(JsonSerializer.Serialize(new
{
    streams,
    megabytesPer10000 = Math.Round(memory * 10_000 / streams),
    othersRatio = Math.Round(ratios[ratios.Count / 2], 2),
}));
