using System.Text.Json;
using Trae.Contracts;
using Trae.Web.Api;
using Trae.Web.Components.Pages.Editor;
using Trae.Web.Components.Text;

namespace Trae.Tests.Web;

public sealed class StoryboardFormTests
{
    [Fact]
    public void What_is_not_touched_comes_back_as_it_was()
    {
        var back = StoryboardForm.From(new StoryboardDto(3, Samples.Storyboard)).ToStoryboard(FakeVideos.Voices);

        Assert.Equal(JsonSerializer.Serialize(Samples.Storyboard, JsonDefaults.Options), JsonSerializer.Serialize(back, JsonDefaults.Options));
    }

    [Fact]
    public void A_voice_of_another_language_takes_the_language_with_it()
    {
        var form = StoryboardForm.From(new StoryboardDto(1, Samples.Storyboard));
        form.Voice = "de";
        Assert.Equal("de", form.ToStoryboard(FakeVideos.Voices).Language);

        form.Voice = "en-us";
        Assert.Equal("en-GB", form.ToStoryboard(FakeVideos.Voices).Language);
    }

    [Theory]
    [InlineData("up:0", "ABC")]
    [InlineData("up:2", "ACB")]
    [InlineData("down:0", "BAC")]
    [InlineData("down:2", "ABC")]
    [InlineData("remove:1", "AC")]
    [InlineData("remove:7", "ABC")]
    [InlineData("add:1", "A-BC")]
    [InlineData("add:9", "ABC-")]
    public void Buttons_change_the_order_of_scenes(string act, string expected)
    {
        var form = new StoryboardForm { Scenes = [.. "ABC".Select(letter => new SceneForm { Heading = $"{letter}" })] };

        Assert.True(StoryboardEdits.Apply(form, act));
        Assert.Equal(expected, string.Concat(form.Scenes.Select(scene => scene.Heading ?? "-")));
    }

    [Theory]
    [InlineData("save")]
    [InlineData("overwrite:3")]
    [InlineData("up:-1")]
    [InlineData(null)]
    public void Other_buttons_leave_the_scenes_alone(string? act) => Assert.False(StoryboardEdits.Apply(new StoryboardForm(), act));

    [Theory]
    [InlineData("scenes[2].narration", "Scenes[2].Narration")]
    [InlineData("scenes[0].screen.items[3]", "Scenes[0].Items")]
    [InlineData("speaker.voice", "Voice")]
    [InlineData("look.theme", "Theme")]
    [InlineData("scenes", null)]
    [InlineData("storyboard-not-written", null)]
    public void Places_lead_to_fields(string place, string? field) => Assert.Equal(field, StoryboardEdits.FieldOf(place));

    [Fact]
    public void Problems_without_a_field_stand_above_the_form()
    {
        var problems = new FormProblems();
        problems.Add(new ApiProblem(null, "No.", "storyboard-empty"), StoryboardEdits.FieldOf);
        problems.Add(
            new ApiProblem(null, "Both.", "x", new Dictionary<string, string[]>(StringComparer.Ordinal) { ["title"] = ["Too long."], ["scenes"] = ["Too many."] }),
            StoryboardEdits.FieldOf);

        Assert.Equal(["No.", "Too many."], problems.General);
        Assert.Equal("Too long.", problems["Title"]);
    }
}
