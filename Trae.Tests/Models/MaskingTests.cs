using Microsoft.EntityFrameworkCore;
using Trae.Tests.Api;

namespace Trae.Tests.Models;

/// <summary>Personal data of a source stays here, and the script has it all the same.</summary>
public sealed class MaskingTests(SharedModels shared) : ModelTest(shared), IClassFixture<SharedModels>
{
    private const string Email = "ada.keeper@lights.example";
    private const string Iban = "DE89 3704 0044 0532 0130 00";

    [Fact]
    public async Task Neither_the_model_nor_what_is_kept_of_its_answer_has_what_the_script_has()
    {
        Server.Answer = request => SampleScripts.FromSource(request).Replace("Thought A", "Write to [EMAIL-1]", StringComparison.Ordinal);

        var (video, storyboard) = await Http.WrittenBy(Model, Briefs.Octopus with { Text = $"{Briefs.Text}\n\nThe keeper answers letters at {Email}. Gifts go to the account {Iban} of the keeper." });

        Assert.True(video.Writing!.Name is not null, video.Writing.Note);
        var asked = string.Join('\n', Server.Requests.Select(request => request.Body.GetRawText()));
        Assert.Contains("[EMAIL-1]", asked, StringComparison.Ordinal);
        Assert.Contains("[IBAN-1]", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("ada.keeper", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("3704", asked, StringComparison.Ordinal);
        Assert.Contains(storyboard.Scenes, scene => $"{scene.Screen.Heading} {scene.Narration}".Contains(Email, StringComparison.Ordinal));
        Assert.DoesNotContain(await Api.Query(db => db.KeptAnswers.Select(answer => answer.Text).ToListAsync()), text => text.Contains(Email, StringComparison.Ordinal));
    }
}
