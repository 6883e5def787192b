#:package Spectre.Console
#:package System.CommandLine
#:project ../Trae.Api/Trae.Api.csproj
#:project ../Trae.VideoWorker/Trae.VideoWorker.csproj
#:property PublishAot=false
#:property AllowUnsafeBlocks=true

using System.CommandLine;
using Trae.Bench;

// `./trae bench writing`: what a script is worth, measured over the committed texts; ends with 1 where something required is missed or got worse.
var only = new Option<string[]>("--only") { Description = "Only texts whose name holds one of these: en, de/bienen", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
var seconds = new Option<int>("--seconds") { Description = "Asked length, 15 to 1,800", DefaultValueFactory = _ => Baseline.Seconds };
var json = new Option<bool>("--json") { Description = "Print the figures as JSON" };
var accept = new Option<bool>("--accept") { Description = "Keep these figures of the built-in writer as the ones to compare with" };
var command = new RootCommand("Measures writing.") { only, seconds, json, accept };
command.SetAction(async (options, ct) =>
{
    var samples = Sample.Load(Path.Combine(Environment.GetEnvironmentVariable("TRAE_ROOT") ?? ".", "samples", "writing"), options.GetValue(only)!);
    if (samples.Count == 0)
    {
        Console.Error.WriteLine("No text has such a name. See samples/writing.");
        return 2;
    }

    var author = new BuiltInAuthor();
    var length = options.GetValue(seconds);
    var scores = await WritingBench.Score(samples, author, length, ct);
    var baseline = author.HasBaseline && length == Baseline.Seconds ? Baseline.Read(samples[0].Folder) : null;
    if (options.GetValue(accept))
    {
        if (length != Baseline.Seconds || options.GetValue(only)!.Length > 0)
        {
            Console.Error.WriteLine($"Only figures of all texts at {Baseline.Seconds} seconds can be compared with later.");
            return 2;
        }

        Baseline.Write(samples[0].Folder, scores);
    }

    return new WritingReport(author.Name, scores, baseline).Print(options.GetValue(json));
});

return await command.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
