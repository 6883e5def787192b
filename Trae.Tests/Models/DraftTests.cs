using Microsoft.EntityFrameworkCore;
using Trae.Contracts;
using Trae.Tests.Api;

namespace Trae.Tests.Models;

public sealed class DraftTests(SharedModels shared) : ModelTest(shared), IClassFixture<SharedModels>
{
    [Fact]
    public async Task Scenes_are_seen_one_after_the_other_while_the_model_writes_them()
    {
        // The model goes on only when what it has written was seen.
        var seen = new SemaphoreSlim(0);
        Server.BetweenParts = part => part is 4 or 7 ? seen.WaitAsync(TimeSpan.FromSeconds(30)) : Task.CompletedTask;
        var created = await (await Http.Create(Briefs.Octopus with { Writer = Model.Id.ToString() })).Read<VideoDto>(System.Net.HttpStatusCode.Created);

        var drafts = new List<int>();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var video in Http.Events(created.Id, deadline.Token))
        {
            if (video.Draft is { Count: > 0 } draft && (drafts.Count == 0 || draft.Count > drafts[^1]))
            {
                drafts.Add(draft.Count);
                Assert.All(draft, scene => Assert.NotEmpty(scene.Narration));
                seen.Release();
            }
        }

        Assert.True(drafts.Count >= 2, string.Join(", ", drafts));
        var done = await Http.Video(created.Id);
        Assert.Equal((Model.Name, null), (done.Writing!.Name, (object?)done.Draft));
        Assert.False(await Api.Query(db => db.VideoDrafts.AnyAsync(row => row.VideoId == created.Id)));
    }
}
