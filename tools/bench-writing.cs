#:package Spectre.Console
#:package System.CommandLine
#:project ../Trae.Api/Trae.Api.csproj
#:project ../Trae.VideoWorker/Trae.VideoWorker.csproj
#:property PublishAot=false
#:property AllowUnsafeBlocks=true

using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Trae.Api.Features.Models;
using Trae.Bench;
using Trae.Contracts;

// `./trae bench writing`: what a script is worth, measured over the committed texts; ends with 1 where something required is missed or got worse.
var only = new Option<string[]>("--only") { Description = "Only texts whose name holds one of these: en, de/bienen; or a number: so many", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
var language = new Option<string?>("--language") { Description = "Only texts in this language: en, de, es, fr, ru" };
var seconds = new Option<int>("--seconds") { Description = "Asked length, 15 to 1,800", DefaultValueFactory = _ => Baseline.Seconds };
var json = new Option<bool>("--json") { Description = "Print the figures as JSON" };
var accept = new Option<bool>("--accept") { Description = "Keep these figures as the ones to compare with: the built-in writer's in samples/writing, a model's in the --baseline" };
var endpoint = new Option<string?>("--endpoint") { Description = "A model's address, such as http://127.0.0.1:11434/v1" };
var name = new Option<string?>("--model") { Description = "The model's name there" };
var keyEnv = new Option<string?>("--key-env") { Description = "The environment variable with its key" };
var connection = new Option<string?>("--connection") { Description = "Instead of the three: one of the settings Models:Connections, from the environment" };
var inputPrice = new Option<decimal?>("--input-price") { Description = "For a million tokens in" };
var outputPrice = new Option<decimal?>("--output-price") { Description = "For a million tokens out" };
var currency = new Option<string>("--currency") { Description = "Of the prices", DefaultValueFactory = _ => "USD" };
var context = new Option<int>("--context") { Description = "How many tokens the model reads at once", DefaultValueFactory = _ => 32_000 };
var record = new Option<string?>("--record") { Description = "Keep the model's answers in this folder; those that are there are not asked for again" };
var replay = new Option<string?>("--replay") { Description = "Take the model's answers from this folder: nothing is asked, nothing is paid" };
var baselineFile = new Option<string?>("--baseline") { Description = "A file with a model's figures to compare with" };
var yes = new Option<bool>("--yes") { Description = "Spend what is estimated without being asked" };
var command = new RootCommand("Measures writing.")
{
    only, language, seconds, json, accept, endpoint, name, keyEnv, connection, inputPrice, outputPrice, currency, context, record, replay, baselineFile, yes,
};
command.SetAction(async (options, ct) =>
{
    var samples = Sample.Choose(Path.Combine(Environment.GetEnvironmentVariable("TRAE_ROOT") ?? ".", "samples", "writing"), options.GetValue(only)!, options.GetValue(language));
    if (samples.Count == 0)
    {
        return Refuse("No text has such a name. See samples/writing.");
    }

    var length = options.GetValue(seconds);
    var price = options.GetValue(inputPrice) is null && options.GetValue(outputPrice) is null
        ? null : new ModelPrice(options.GetValue(inputPrice) ?? 0, options.GetValue(outputPrice) ?? 0, options.GetValue(currency)!);
    var wish = new ModelWish(
        options.GetValue(endpoint), options.GetValue(name), options.GetValue(keyEnv), options.GetValue(connection), price, options.GetValue(context),
        options.GetValue(replay) ?? options.GetValue(record), options.GetValue(record) is not null);
    if (wish.IsNone)
    {
        return await OfBuiltIn(samples, length, options.GetValue(json), options.GetValue(accept), isAll: options.GetValue(only)!.Length == 0 && options.GetValue(language) is null, ct);
    }

    if (options.GetValue(record) is not null && options.GetValue(replay) is not null)
    {
        return Refuse("Either --record or --replay: the first asks what is not recorded yet, the second asks nothing.");
    }

    if (options.GetValue(accept) && options.GetValue(baselineFile) is null)
    {
        return Refuse("Say with --baseline which file keeps the model's figures.");
    }

    var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(ModelSettings.Section).Get<ModelSettings>() ?? new();
    Func<bool>? agrees = options.GetValue(yes) ? () => true : Console.IsInputRedirected ? null : Agrees;
    var bench = new ModelBench(wish, settings, samples, length, options.GetValue(json) ? Console.Error : Console.Out);

    return await bench.Run(agrees, run => WritingReport.Of(run).Print(options.GetValue(json)), options.GetValue(baselineFile), options.GetValue(accept), ct);
});

return await command.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });

static async Task<int> OfBuiltIn(IReadOnlyList<Sample> samples, int length, bool json, bool accept, bool isAll, CancellationToken ct)
{
    if (accept && (length != Baseline.Seconds || !isAll))
    {
        return Refuse($"Only figures of all texts at {Baseline.Seconds} seconds can be compared with later.");
    }

    var author = new BuiltInAuthor();
    var scores = await WritingBench.Score(samples, author, length, ct);
    var before = length == Baseline.Seconds ? Baseline.Read(samples[0].Folder) : null;
    if (accept)
    {
        Baseline.Write(samples[0].Folder, scores);
    }

    return new WritingReport(author.Name, scores, before, WritingRules.Missed(scores, before)).Print(json);
}

static bool Agrees()
{
    Console.Write("Go on? [y/N] ");

    return Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
}

static int Refuse(string sentence)
{
    Console.Error.WriteLine(sentence);

    return 2;
}
