using System.Text.Json;
using Microsoft.Extensions.AI;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Api.Features.Models;
using Trae.Api.Features.Models.Client;
using Trae.Api.Features.Models.Writing;
using Trae.Contracts;
using Trae.Tests.Api;

namespace Trae.Tests.Models;

/// <summary>The pure parts of the model's writer.</summary>
public sealed class ScriptRulesTests
{
    private static readonly SourceDocument Source = SourceReader.Read(Briefs.Text);
    private static readonly WritingRequest Half = new(30, 160, new("en-gb"), new(VideoFormat.Wide));

    private static NumberedSources Numbered { get; } = NumberedSources.Of([Source], null, 100_000);

    [Fact]
    public void A_script_that_is_too_long_loses_whole_sentences_but_no_scene()
    {
        var script = Script(12, 4);
        var fitted = ScriptFit.Fit(script, Half, Numbered, mayAdd: true);

        Assert.True(Math.Abs(ScriptLength.Deviation(fitted, Half)) < Math.Abs(ScriptLength.Deviation(script, Half)));
        Assert.Equal(script.Scenes!.Count, fitted.Scenes!.Count);
        Assert.Equal(script.Scenes.Select(scene => scene.Sentences![0]), fitted.Scenes.Select(scene => scene.Sentences![0]));
    }

    [Fact]
    public void A_script_that_is_too_short_gets_sentences_of_the_source_that_name_themselves()
    {
        var script = Script(4, 4);
        var fitted = ScriptFit.Fit(script, Half, Numbered, mayAdd: true);
        var added = fitted.Scenes!.SelectMany(scene => scene.Sentences!).Except(script.Scenes!.SelectMany(scene => scene.Sentences!)).ToList();

        Assert.NotEmpty(added);
        Assert.All(added, sentence => Assert.Equal(sentence.Text, Numbered.Sentences[sentence.Sources!.Single() - 1].Sentence.Text.Trim()));
        Assert.Equal(script.Scenes!.Select(scene => scene.Sentences!.Count), ScriptFit.Fit(script, Half, Numbered, mayAdd: false).Scenes!.Select(scene => scene.Sentences!.Count));
    }

    [Fact]
    public void Of_a_source_that_is_too_long_the_most_central_sentences_are_kept_in_their_order()
    {
        var few = NumberedSources.Of([Source], null, 150);

        Assert.False(few.IsWhole);
        Assert.InRange(few.Sentences.Count, 2, Source.Sentences.Count - 1);
        Assert.Equal(few.Sentences.Select(each => each.Sentence.Position).Order(), few.Sentences.Select(each => each.Sentence.Position));
    }

    [Fact]
    public void Several_sources_are_numbered_through_and_cited_each_by_its_own_place()
    {
        var both = NumberedSources.Of([Source, Source], null, 100_000);
        var last = both.Sentences.Count;
        var script = new ScriptAnswer("T", [Scene(ScriptLayout.Title, (last, "They live alone and die young."))]);

        var storyboard = ScriptStaging.Stage(script, Half, "en", both, [new("One"), new("Two")]);

        Assert.Equal(new Citation(0, 1, Source.Sentences.Count - 1), Assert.Single(storyboard.Scenes[0].Citations!));
    }

    [Fact]
    public void A_quotation_that_the_source_does_not_have_and_a_figure_of_ones_own_are_faults()
    {
        var quote = Scene(ScriptLayout.Quote, (1, "Somebody said it.")) with { Body = "We never said this at all" };
        var script = new ScriptAnswer("T", [Scene(ScriptLayout.Title, (1, "They have 4321 friends.")), quote]);
        var faults = ScriptCheck.Content(ScriptStaging.Stage(script, Half, "en", Numbered, []), script, Numbered, ["Latn"]);

        Assert.Contains(faults, fault => fault.Contains("4321", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("word for word", StringComparison.Ordinal));
    }

    [Fact]
    public void Half_a_script_shows_the_scenes_that_are_whole()
    {
        var json = SampleScripts.Json("T {\"", [SampleScripts.Scene("title", "A }", (1, "One \" two.")), SampleScripts.Scene("closing", "B", (2, "Three."))]);
        var partial = new PartialScript();
        var counts = Enumerable.Range(1, json.Length).Select(length => partial.Hear(json[..length]) ? partial.Scenes.Count : 0).Where(count => count > 0);

        Assert.Equal([1, 2], counts);
        Assert.Equal(new DraftSceneDto("A }", "One \" two."), partial.Scenes[0]);
    }

    [Fact]
    public void A_connection_written_to_a_log_has_no_key()
    {
        var model = new ConnectedModel(Guid.NewGuid(), "M", ModelKind.OpenAi, new("https://api.openai.com/v1"), "m", ModelApi.Key, new(0, 0, "EUR"), 0, 8_000);

        Assert.DoesNotContain(ModelApi.Key, $"{model}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recorded_answer_is_given_again_without_a_model_and_one_that_is_not_fails()
    {
        var folder = Directory.CreateTempSubdirectory("trae-recordings-");
        await using var server = await ModelServer.Start();
        using var network = new OpenAI.Chat.ChatClient("m", new System.ClientModel.ApiKeyCredential("k"), new() { Endpoint = new(server.Address) }).AsIChatClient();
        try
        {
            var recorded = await new ReplayChatClient(network, folder.FullName, record: true).GetResponseAsync("Are you ready?");
            var again = await new ReplayChatClient(network, folder.FullName, record: false).GetResponseAsync("Are you ready?");

            Assert.Equal(("ready", "ready", 500L), (recorded.Text, again.Text, again.Usage!.OutputTokenCount));
            Assert.Single(server.Requests);
            Assert.Equal("model-not-recorded", (await Assert.ThrowsAsync<ModelFault>(() => new ReplayChatClient(network, folder.FullName, record: false).GetResponseAsync("And now?"))).Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_schema_names_all_that_is_read()
    {
        var properties = ScriptAnswer.Schema.GetProperty("properties").GetProperty("scenes").GetProperty("items").GetProperty("properties");

        Assert.Contains("\"timeline\"", properties.GetProperty("layout").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, properties.GetProperty("sentences").ValueKind);
    }

    private static ScriptAnswer Script(int sentences, int scenes) => new("T",
    [
        .. Numbered.Sentences.Take(sentences).Select((each, index) => (Number: index + 1, Text: each.Sentence.Text.Trim()))
            .Chunk((sentences + scenes - 1) / scenes).Select(chunk => Scene(ScriptLayout.Statement, chunk)),
    ]);

    private static SceneAnswer Scene(ScriptLayout layout, params (int Number, string Text)[] sentences) =>
        new(layout, [.. sentences.Select(sentence => new SentenceAnswer(sentence.Text, [sentence.Number]))], null, "Heading", null, null, null, null, null, null, null);
}
