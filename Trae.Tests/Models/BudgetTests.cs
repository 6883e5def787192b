using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Trae.Api.Features.Models;
using Trae.Api.Features.Models.Calls;
using Trae.Contracts;
using Trae.Tests.Api;

namespace Trae.Tests.Models;

public sealed class BudgetTests(SharedModels shared) : ModelTest(shared), IClassFixture<SharedModels>
{
    [Fact]
    [Trait("OWASP", "API4:2023")]
    public async Task The_last_of_a_budget_that_is_asked_for_fifty_times_at_once_is_spent_once()
    {
        // A trial reserves 200 tokens of answer and its question: 0.00209 or so; there is room for three.
        var tight = await Http.Connect(ModelApi.To(Server, Guid.NewGuid().ToString("n")) with { MonthlyBudget = 0.0065m });
        var gate = new TaskCompletionSource();
        Server.Troubles.Clear();
        Server.BetweenParts = _ => gate.Task;

        var trials = Enumerable.Range(0, 50).Select(_ => Http.Try(tight.Id)).ToList();
        while ((await Api.Calls()).Count(call => call.ConnectionId == tight.Id) < 3)
        {
            await Task.WhenAny(trials);
        }

        gate.SetResult();
        var done = await Task.WhenAll(trials);

        Assert.True(done.Count(trial => trial.Works) is >= 1 and <= 3);
        Assert.All(done.Where(trial => !trial.Works), trial => Assert.Equal("model-budget-exceeded", trial.Problem!.Code));
        var reserved = await Api.Query(db => db.ModelCalls.Where(call => call.ConnectionId == tight.Id).CountAsync());
        Assert.Equal(done.Count(trial => trial.Works), reserved);
        Assert.Equal(reserved, Server.Requests.Count);
    }

    [Fact]
    public async Task Parallel_reservations_never_go_beyond_the_budget()
    {
        var ledger = Api.Services.GetRequiredService<ModelLedger>();
        var model = new ConnectedModel(Guid.NewGuid(), "Direct", ModelKind.Compatible, new("http://127.0.0.1:1/v1"), "m", null, new(0, 1_000, "EUR"), 1.05m, 8_000);
        var question = new ModelQuestion("script", "script.v1", [], null, 100);
        var errand = new ModelErrand((await Api.Query(db => db.Workspaces.FirstAsync())).Id);

        var asked = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            try
            {
                await ledger.Reserve(model, question, errand, default);
                return true;
            }
            catch (ModelFault fault) when (fault.Code == ModelFault.BudgetCode)
            {
                return false;
            }
        }));

        // 100 tokens at 1,000 a million are 0.1: ten of them fit into 1.05.
        Assert.Equal(10, asked.Count(granted => granted));
        Assert.Equal(1.0m, await ledger.Spent(errand.WorkspaceId, model, default));
    }

    [Fact]
    public async Task A_brief_that_the_budget_does_not_allow_is_refused_before_anything_is_asked()
    {
        var poor = await Http.Connect(ModelApi.To(Server, Guid.NewGuid().ToString("n")) with { MonthlyBudget = 0.001m });

        var detail = await (await Http.Create(Briefs.Octopus with { Writer = poor.Id.ToString() })).Refused(HttpStatusCode.Conflict, "model-budget-exceeded");

        Assert.Contains("built-in writer", detail, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task What_writing_costs_is_told_before_and_stays_below_the_most()
    {
        var estimate = await Estimate(new() { Writer = Model.Id.ToString(), Words = 150, Seconds = 30 });
        Assert.True(estimate is { Fits: true, Currency: "EUR", Expected: > 0 } && estimate.Expected < estimate.Most);

        await Http.WrittenBy(Model);
        Assert.True((await Calls()).Sum(call => call.Cost) <= estimate.Most);

        Assert.Equal(("built-in", 0m, true), await Estimate(new() { Writer = "built-in" }) is { } free ? (free.Writer, free.Most, free.Fits) : default);
    }

    [Fact]
    public async Task A_job_that_dies_between_the_answer_and_the_storyboard_pays_once()
    {
        var (video, storyboard) = await Http.WrittenBy(Model);

        // As it is after a kill: the answer is kept and entered, the storyboard is not saved, and the job is taken up again.
        await Api.Query(async db =>
        {
            await db.Database.ExecuteSqlAsync($"update videos set storyboard = null, storyboard_version = 0, writing = null where id = {video.Id}");
            await db.Database.ExecuteSqlAsync($"update model_answers set is_good = false where workspace_id = {(await db.Videos.FindAsync(video.Id))!.WorkspaceId}");

            return await db.Database.ExecuteSqlAsync($"update jobs set state = 'ready', attempts = 1, finished_at = null, owner = null, run_at = now() where group_id = {video.Id} and kind = 'WriteScript'");
        });
        await Api.JobsOf("WriteScript");
        await Http.Until(video.Id, now => now.State == VideoState.Draft);

        Assert.Equal(storyboard.Scenes.Select(scene => scene.Narration), (await Http.Storyboard(video.Id)).Storyboard.Scenes.Select(scene => scene.Narration));
        Assert.Single(Server.Requests);
        Assert.Single(await Calls());
    }

    [Fact]
    public async Task A_call_that_never_came_back_stays_counted_and_is_called_lost()
    {
        var id = Guid.CreateVersion7();
        await Api.Query(async db =>
        {
            db.ModelCalls.Add(new()
            {
                Id = id,
                WorkspaceId = (await db.Workspaces.FirstAsync()).Id,
                ConnectionId = Model.Id,
                Connection = "x",
                Model = "x",
                Purpose = "script",
                JobId = null,
                VideoId = null,
                StartedAt = TimeProvider.System.GetUtcNow().AddHours(-2),
                Cost = 0.5m,
                Currency = "EUR",
            });

            return await db.SaveChangesAsync();
        });

        await Api.Services.GetRequiredService<OldAnswers>().Clear(default);

        var call = (await Api.Calls()).Single(found => found.Id == id);
        Assert.Equal(("lost", 0.5m), (call.Outcome, call.Cost));
    }

    private async Task<WritingEstimateDto> Estimate(EstimateWritingRequest request) =>
        await (await Http.PostAsync("/api/v1/models/estimate", ApiCalls.Json(request))).Read<WritingEstimateDto>();
}
