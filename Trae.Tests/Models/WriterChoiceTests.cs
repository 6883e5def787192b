using System.Net;
using Trae.Contracts;
using Trae.Tests.Api;

namespace Trae.Tests.Models;

public sealed class WriterChoiceTests(SharedModels shared) : ModelTest(shared), IClassFixture<SharedModels>
{
    [Fact]
    public async Task With_the_built_in_writer_nothing_is_asked_of_a_model()
    {
        await Http.Written(Briefs.Octopus with { Writer = "built-in" });
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task The_default_writer_writes_where_the_brief_says_nothing_and_not_where_it_says_built_in()
    {
        Assert.Equal(new WritingDto(null, null), (await Http.Written()).Writing);
        Assert.Empty(Server.Requests);
        await Http.Connect(ModelApi.To(Server, "Default") with { IsDefaultWriter = true });

        Assert.Equal("Default", (await Http.Written()).Writing!.Name);
        Assert.Null((await Http.Written(Briefs.Octopus with { Writer = "built-in" })).Writing!.Name);
    }

    [Fact]
    public async Task A_writer_that_is_not_there_is_refused()
    {
        await (await Http.Create(Briefs.Octopus with { Writer = "nobody" })).Refused(HttpStatusCode.UnprocessableEntity, "writer-unknown");
        await (await Http.Create(Briefs.Octopus with { Writer = Guid.NewGuid().ToString() })).Refused(HttpStatusCode.UnprocessableEntity, "writer-unknown");
    }
}
