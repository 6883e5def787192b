using System.Text.Json.Nodes;
using Trae.Api.Features.Models;
using Trae.Bench;
using Trae.Contracts;
using Trae.Tests.Hosting;
using Trae.Tests.Models;

namespace Trae.Tests.Writing;

/// <summary>A connected model is measured by the code that writes with it: asked first, metered, compared, and repeatable.</summary>
public sealed class ModelBenchTests : IAsyncLifetime
{
    private static readonly string Texts = Path.Combine(NpmPackages.Folder, "..", "samples", "writing");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("trae-bench-");
    private readonly StringWriter _output = new();
    private readonly List<ModelRun> _drawn = [];
    private ModelServer _server = null!;

    private string BaselineFile => Path.Combine(_folder.FullName, "model.json");

    public async ValueTask InitializeAsync() => _server = await ModelServer.Start();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_good_model_is_metered_and_stands_beside_the_built_in_writer()
    {
        _server.Answer = request => Headed(SampleScripts.FromSource(request), "In a word").ToJsonString();

        Assert.Equal(0, await Run());

        var run = Assert.Single(_drawn);
        Assert.Empty(run.Scores.FellBack);
        Assert.Equal(run.BuiltIn.Keys, run.Scores.Texts.Keys);
        Assert.All(run.BuiltIn.Values.Concat(run.Scores.Texts.Values), scores => Assert.Equal((0, 0), (scores.Unsupported, scores.Claims)));
        Assert.Contains("test-1 wrote 2 of 2 texts", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{_server.Requests.Count} calls: {_server.Requests.Count},000 tokens in, {_server.Requests.Count * 500:N0} out, {_server.Requests.Count * 0.006m:0.######} EUR.", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("seconds a text (median)", _output.ToString(), StringComparison.Ordinal);
        Assert.All(_server.Requests, request => Assert.True(request.IsScript));
    }

    [Fact]
    public async Task A_name_that_a_model_invents_is_seen_as_unsupported()
    {
        _server.Answer = request => Changed(request, "The engineer Zebulon Quackenbush agreed with that.");

        await Run();

        var scores = Assert.Single(_drawn).Scores;
        Assert.Empty(scores.FellBack);
        Assert.All(scores.Texts.Values, score => Assert.True(score is { Claims: > 0, Unsupported: > 0 }));
    }

    [Fact]
    public async Task A_number_that_a_model_invents_is_repaired_or_fallen_back_from_with_its_reason()
    {
        _server.Answer = request => Changed(request, "All of it happened exactly 4711 times in those days.");

        Assert.Equal(1, await Run());

        Assert.Equal(2, Assert.Single(_drawn).Scores.FellBack.Count);
        Assert.Equal(4, _server.Requests.Count);
        Assert.Contains("asked again about 2, fallen back 2 times", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("the number 4711, which the source does not have", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("wrote nothing: its figures are the built-in writer's", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nonsense_and_refused_calls_are_counted_with_their_reasons()
    {
        _server.Answer = _ => "I would rather not.";
        _server.Troubles.Enqueue(ModelServer.Status(429, retryAfter: "0"));
        for (var i = 0; i < 4; i++)
        {
            _server.Troubles.Enqueue(ModelServer.Status(429, "Slow down.", retryAfter: "3600"));
        }

        Assert.Equal(1, await Run());

        Assert.Equal(2, Assert.Single(_drawn).Scores.FellBack.Count);
        Assert.Contains("Not answered: 2 model-busy.", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Slow down.", _output.ToString(), StringComparison.Ordinal);

        _server.Troubles.Clear();
        await Run();
        Assert.Contains("It is no JSON of the schema", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_asked_of_a_model_until_somebody_agrees()
    {
        Assert.Equal(2, await Run(agrees: null));
        Assert.Contains("Add --yes", _output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"2 texts for test-1 \(test-1\): about [\d,]+ tokens in .* EUR, at most", _output.ToString());
        Assert.Equal(2, await Run(agrees: () => false));

        Assert.Empty(_server.Requests);
        Assert.Empty(_drawn);
    }

    [Fact]
    public async Task A_recorded_run_repeats_without_the_model()
    {
        var recordings = Path.Combine(_folder.FullName, "recordings");
        await Run(Wish() with { Folder = recordings, Record = true });
        var asked = _server.Requests.Count;

        Assert.Equal(0, await Run(Wish() with { Folder = recordings }, agrees: null));

        Assert.Equal(asked, _server.Requests.Count);
        Assert.Equal(_drawn[0].Scores.Texts, _drawn[1].Scores.Texts);
        Assert.Contains("nothing was paid", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_writes_worse_than_its_own_file_ends_with_1()
    {
        Assert.Equal(0, await Run(baseline: BaselineFile, accepts: true));
        Assert.Equal(0, await Run(baseline: BaselineFile));

        _server.Answer = request => Changed(request, "The engineer Zebulon Quackenbush agreed with that.");
        Assert.Equal(1, await Run(baseline: BaselineFile));
        Assert.Contains(_drawn[^1].Missed, sentence => sentence.StartsWith("claims that no source supports got worse", StringComparison.Ordinal));

        _server.Answer = _ => "{}";
        Assert.Equal(1, await Run(baseline: BaselineFile));
        Assert.Contains(_drawn[^1].Missed, sentence => sentence.StartsWith("More texts were left to the built-in writer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_is_ended_says_what_it_has_cost_until_then()
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _server.BetweenParts = part => _server.Requests.Count > 1 && part == 3 ? ended.CancelAsync() : Task.CompletedTask;

        Assert.Equal(130, await Run(ct: ended.Token));

        Assert.Empty(_drawn);
        Assert.Contains("Ended before all texts were written", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("wrote 1 of 1 texts", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("some of it estimated", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Not answered: 1 cancelled.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wish_that_names_no_model_says_what_to_give()
    {
        Assert.Equal(2, await Run(Wish() with { Endpoint = "ftp://127.0.0.1" }));
        Assert.Equal(2, await Run(Wish() with { KeyVariable = "TRAE_TEST_NO_SUCH_KEY" }));
        Assert.Equal(2, await Run(Wish() with { Connection = "nobody" }));
        await File.WriteAllTextAsync(BaselineFile, "[]", TestContext.Current.CancellationToken);
        Assert.Equal(2, await Run(baseline: BaselineFile));

        Assert.Equal(4, _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Empty(_server.Requests);
    }

    private ModelWish Wish() => new(_server.Address, "test-1", KeyVariable: null, Connection: null, new ModelPrice(1, 10, "EUR"), 32_000, Folder: null, Record: false);

    private Task<int> Run(string? baseline = null, bool accepts = false, CancellationToken? ct = null) => Run(Wish(), () => true, baseline, accepts, ct);

    private Task<int> Run(Func<bool>? agrees) => Run(Wish(), agrees);

    private Task<int> Run(ModelWish wish) => Run(wish, () => true);

    private Task<int> Run(ModelWish wish, Func<bool>? agrees, string? baseline = null, bool accepts = false, CancellationToken? ct = null)
    {
        var settings = new ModelSettings { RetryAfter = TimeSpan.FromMilliseconds(10) };
        var bench = new ModelBench(wish, settings, Sample.Choose(Texts, ["2", "tides", "library"], "en"), Baseline.Seconds, _output);

        return bench.Run(agrees, _drawn.Add, baseline, accepts, ct ?? TestContext.Current.CancellationToken);
    }

    private static JsonNode Headed(string script, string heading)
    {
        var read = JsonNode.Parse(script)!;
        foreach (var scene in read["scenes"]!.AsArray())
        {
            scene!["heading"] = heading;
        }

        read["title"] = heading;

        return read;
    }

    // A sentence of its own, said to rest on the first one of the source.
    private static string Changed(ModelRequest request, string sentence)
    {
        var script = JsonNode.Parse(SampleScripts.FromSource(request))!;
        script["scenes"]![0]!["sentences"]![0]!["text"] = sentence;

        return script.ToJsonString();
    }
}
