#:package Spectre.Console
#:package System.CommandLine
#:project ../Trae.Api/Trae.Api.csproj
#:property PublishAot=false
#:property AllowUnsafeBlocks=true

using System.CommandLine;
using Trae.Bench;

// `./trae bench api`: how fast the API reads, against a bare Kestrel and Npgsql endpoint with the same query, in turn.
var rounds = new Option<int>("--rounds") { Description = "Pairs of runs of each read", DefaultValueFactory = _ => 5 };
var seconds = new Option<int>("--seconds") { Description = "Of each run", DefaultValueFactory = _ => 3 };
var connections = new Option<int>("--connections") { Description = "At the same time", DefaultValueFactory = _ => 32 };
var films = new Option<int>("--films") { Description = "Finished videos to seed, with storyboards, productions and jobs", DefaultValueFactory = _ => 300 };
var drafts = new Option<int>("--drafts") { Description = "Written videos to seed beside them", DefaultValueFactory = _ => 5_000 };
var only = new Option<string[]>("--only") { Description = "Only reads whose name holds one of these", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
var json = new Option<bool>("--json") { Description = "Print the figures as JSON" };
var wait = new Option<bool>("--wait") { Description = "Only start everything, print addresses, and wait for a line" };
var bare = new Option<string?>("--bare") { Hidden = true };
var workspace = new Option<Guid>("--workspace") { Hidden = true };
var command = new RootCommand("Measures how fast the API reads.") { rounds, seconds, connections, films, drafts, only, json, wait, bare, workspace };
command.SetAction(async (options, ct) =>
{
    if (options.GetValue(bare) is { } database)
    {
        return await Bare.Run(database, options.GetValue(workspace), ct);
    }

    var report = new Report(options.GetValue(json));
    var wish = new ApiWish(options.GetValue(rounds), options.GetValue(seconds), options.GetValue(connections), options.GetValue(only)!)
    {
        Films = options.GetValue(films),
        Drafts = options.GetValue(drafts),
    };
    await using var site = await ApiSite.Start(wish, ct);
    if (options.GetValue(wait))
    {
        site.Tell();
        await Console.In.ReadLineAsync(ct);

        return 0;
    }

    await ApiBench.Run(site, report, wish, ct);

    return report.Print();
});

return await command.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
