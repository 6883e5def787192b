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
        foreach (var storyboard in new[] { Samples.Storyboard, Samples.Everything })
        {
            var back = StoryboardForm.From(new StoryboardDto(3, storyboard)).ToStoryboard(FakeVideos.Voices, [], storyboard);

            Assert.Equal(JsonSerializer.Serialize(storyboard, JsonDefaults.Options), JsonSerializer.Serialize(back, JsonDefaults.Options));
        }
    }

    [Fact]
    public void A_voice_of_another_language_takes_the_language_with_it()
    {
        var form = StoryboardForm.From(new StoryboardDto(1, Samples.Storyboard));
        form.Voice = "de";
        Assert.Equal("de", form.ToStoryboard(FakeVideos.Voices, [], null).Language);

        form.Voice = "en-us";
        Assert.Equal("en-GB", form.ToStoryboard(FakeVideos.Voices, [], null).Language);
    }

    [Theory]
    [InlineData("up:0", "ABC")]
    [InlineData("up:2", "ACB")]
    [InlineData("down:0", "BAC")]
    [InlineData("down:2", "ABC")]
    [InlineData("copy:1", "ABBC")]
    [InlineData("copy:7", "ABC")]
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
    [InlineData("scenes[1].screen.columns[0].items[2]", "Scenes[1].LeftItems")]
    [InlineData("scenes[1].screen.columns[1].heading", "Scenes[1].RightHeading")]
    [InlineData("scenes[1].screen.chart.values", "Scenes[1].ChartValues")]
    [InlineData("scenes[1].screen.code.text", "Scenes[1].Code")]
    [InlineData("scenes[1].screen.events[1].when", "Scenes[1].Events")]
    [InlineData("scenes[1].clip.to", "Scenes[1].ClipTo")]
    [InlineData("scenes[1].clip.media", "Scenes[1].Clip")]
    [InlineData("scenes[1].background.media", "Scenes[1].Background")]
    [InlineData("look.background", "Background")]
    [InlineData("look.lowerThird.name", "PlateName")]
    [InlineData("look.brand.text", "Brand")]
    [InlineData("sound.media", "Music")]
    [InlineData("pronunciations[0]", "Pronunciations")]
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
