#:package Spectre.Console
#:package System.CommandLine
#:project ../Trae.VideoWorker/Trae.VideoWorker.csproj
#:property PublishAot=false
#:property AllowUnsafeBlocks=true
#:property TieredPGO=false

using System.CommandLine;
using Trae.Bench;

// `./trae bench render`: the pipeline measured against the encoder alone, and against what issue 3 requires.
var rounds = new Option<int>("--rounds") { Description = "Pairs of runs: the pipeline, and the encoder alone on the same frames", DefaultValueFactory = _ => 5 };
var scenes = new Option<int>("--scenes") { Description = "Only so many of the reference's scenes", DefaultValueFactory = _ => 99 };
var only = new Option<string[]>("--only") { Description = $"Of {string.Join(", ", Measurements.Names)}", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
var minutes = new Option<int>("--minutes") { Description = "Also make a video this long, and watch the memory", DefaultValueFactory = _ => 0 };
var json = new Option<bool>("--json") { Description = "Print the figures as JSON" };
var lane = new Option<string?>("--lane") { Hidden = true };
var command = new RootCommand("Measures rendering.") { rounds, scenes, only, minutes, json, lane };
command.SetAction(async (options, ct) =>
{
    if (options.GetValue(lane) is { } share)
    {
        return await Lane.Run(share, ct);
    }

    var report = new Report(options.GetValue(json));
    await Measurements.Run(
        report, new(options.GetValue(rounds), options.GetValue(scenes), options.GetValue(minutes), options.GetValue(only)!), ct);

    return report.Print();
});

return await command.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
