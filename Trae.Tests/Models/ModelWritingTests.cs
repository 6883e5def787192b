using Microsoft.EntityFrameworkCore;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;
using Trae.Tests.Api;

namespace Trae.Tests.Models;

/// <summary>A model on a real HTTP server writes through the API's own job.</summary>
public sealed class ModelWritingTests(SharedModels shared) : ModelTest(shared), IClassFixture<SharedModels>
{
    [Fact]
    public async Task A_model_writes_the_script_and_each_sentence_names_where_it_comes_from()
    {
        var (video, storyboard) = await Http.WrittenBy(Model);

        Assert.Equal("How octopuses live", video.Title);
        Assert.Equal(new WritingDto(Model.Name, null), video.Writing);
        var source = SourceReader.Read(Briefs.Text);
        Assert.Single(storyboard.Sources!);
        foreach (var scene in storyboard.Scenes)
        {
            var spoken = SentenceSplitter.Split(scene.Narration, "en");
            Assert.Equal(Enumerable.Range(0, spoken.Count), scene.Citations!.Select(citation => citation.Spoken));
            Assert.All(scene.Citations!, citation => Assert.Equal(spoken[citation.Spoken].Trim(), source.Sentences[citation.Sentence].Text.Trim()));
        }

        var call = Assert.Single(await Calls());
        Assert.Equal(("script", "answered", 1_000, 500, 0.006m, false, video.Id), (call.Purpose, call.Outcome, call.InputTokens, call.OutputTokens, call.Cost, call.IsEstimated, call.VideoId));
        Assert.Equal(0.006m, (await Http.Model(Model.Id)).Usage.Spent);
    }

    [Fact]
    public async Task The_same_brief_is_paid_once()
    {
        var (_, first) = await Http.WrittenBy(Model);
        var (_, second) = await Http.WrittenBy(Model);

        Assert.Equal(first.Scenes.Select(scene => scene.Narration), second.Scenes.Select(scene => scene.Narration));
        Assert.Single(Server.Requests);
        Assert.Single(await Calls());
    }

    [Fact]
    public async Task A_fault_is_told_to_the_model_once_and_the_second_script_is_taken()
    {
        var asked = 0;
        Server.Answer = request => ++asked == 1 ? SampleScripts.Json("Bad", [SampleScripts.Scene("title", "Bad", (999, "It has ninety hearts."))]) : SampleScripts.FromSource(request);

        var (video, _) = await Http.WrittenBy(Model);

        Assert.Equal(new WritingDto(Model.Name, null), video.Writing);
        Assert.Equal(2, Server.Requests.Count);
        Assert.Equal(4, Server.Requests[1].Messages);
        Assert.Contains("It has 1 scenes", Server.Requests[1].MessageOf(3), StringComparison.Ordinal);
        Assert.Equal(["script", "repair"], (await Calls()).Select(call => call.Purpose));
    }

    [Theory]
    [MemberData(nameof(BadAnswers))]
    public async Task What_cannot_be_used_twice_is_written_by_the_built_in_writer_with_the_reason(string answer, string reason)
    {
        Server.Answer = _ => answer;

        var (video, storyboard) = await Http.WrittenBy(Model);

        Assert.Null(video.Writing!.Name);
        Assert.StartsWith($"The built-in writer wrote this instead of {Model.Name}", video.Writing.Note, StringComparison.Ordinal);
        Assert.Contains(reason, video.Writing.Note, StringComparison.Ordinal);
        Assert.Equal(2, Server.Requests.Count);
        Assert.True(storyboard.Scenes.Count >= 4);
        Assert.All(storyboard.Scenes, scene => Assert.DoesNotContain("<", scene.Narration, StringComparison.Ordinal));
    }

    public static TheoryData<string, string> BadAnswers => new()
    {
        { "", "no JSON" },
        { "I would rather talk about something else.", "no JSON" },
        { "{\"title\":\"Cut\",\"scenes\":[{\"layout\":\"tit", "no JSON" },
        { "{\"title\":\"T\",\"scenes\":[]}", "at least one scene" },
        { "{\"title\":7,\"scenes\":\"all\"}", "no JSON" },
        { "[1,2,3]", "no JSON" },
        { new string('[', 5_000), "no JSON" },
        { Scenes(200, "Octopuses live alone and die young."), "200 scenes" },
        { Scenes(4, "<b>Octopuses</b> live alone, and die young in the cold deep sea."), "markup" },
        { Scenes(4, "See https://evil.example/pay for more about how octopuses live."), "markup or a link" },
        { Scenes(4, "The octopus has exactly 7777 hearts in its body."), "7777" },
        { Scenes(4, "Осьминоги живут в одиночку и умирают молодыми в холодном море."), "Cyrillic" },
        { Scenes(4, "Der Krake lebt allein in der Tiefe und er ist nicht alt, wenn er stirbt, denn das Leben im Meer ist kurz."), "language" },
    };

    [Fact]
    public async Task An_answer_that_was_cut_off_says_so()
    {
        Server.FinishReason = "length";
        Server.Answer = _ => "{\"title\":\"Octopus\",\"scenes\":[{\"layout\":\"title\",\"sen";

        var (video, _) = await Http.WrittenBy(Model);

        Assert.Contains("cut off", video.Writing!.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thoughts_and_fences_around_the_script_are_left_out()
    {
        Server.Answer = request => $"<think>The {{source}} is about octopuses.</think>\n```json\n{SampleScripts.FromSource(request)}\n```";

        Assert.Equal(Model.Name, (await Http.WrittenBy(Model)).Video.Writing!.Name);
    }

    private static string Scenes(int count, string sentence) =>
        SampleScripts.Json("Many", [.. Enumerable.Range(0, count).Select(index => SampleScripts.Scene(index == 0 ? "title" : "statement", $"Thought {(char)('A' + (index % 26))}", (1, sentence)))]);
}
