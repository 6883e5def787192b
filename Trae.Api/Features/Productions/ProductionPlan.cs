using System.Globalization;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Productions;

/// <summary>A production as jobs: every scene is spoken, then drawn, all in parallel; then one file is joined, checked and published.</summary>
internal static class ProductionPlan
{
    /// <summary>What is nearly finished goes first, so a queue of videos is delivered one by one instead of all at the end.</summary>
    private enum Precedence
    {
        Render,
        Narrate,
        Assemble,
        Check,
        Publish,
    }

    public static IReadOnlyList<NewJob> JobsOf(Production production)
    {
        var storyboard = production.Storyboard;
        var jobs = new List<NewJob>();
        var scenes = new List<RenderScene>();
        for (var index = 0; index < storyboard.Scenes.Count; index++)
        {
            var text = storyboard.Scenes[index].Narration;
            var narration = new NarrateScene(text, storyboard.Language, storyboard.Speaker)
            {
                Pronunciations = PronunciationDictionary.UsedBy(text, storyboard.Pronunciations),
            };
            var scene = SceneOrder.Request(storyboard, index, narration);
            var number = index.ToString(CultureInfo.InvariantCulture);

            var narrate = Job(production, $"narrate-{number}", narration, Precedence.Narrate) with { Scene = index };
            var render = Job(production, $"render-{number}", scene, Precedence.Render, narrate.Id) with { Scene = index };

            scenes.Add(scene);
            jobs.Add(narrate);
            jobs.Add(render);
        }

        var renders = jobs.Where(job => job.Payload is RenderScene).Select(job => job.Id).ToArray();
        var assemble = Job(
            production, "assemble", new AssembleVideo(storyboard.Title, scenes, production.Folder) { Sound = storyboard.Sound }, Precedence.Assemble, renders);
        var check = Job(
            production,
            "check",
            new CheckVideo(production.Folder, storyboard.Look.Format, storyboard.Look.Captions) { Resolution = storyboard.Look.Resolution },
            Precedence.Check,
            assemble.Id);
        var publish = Job(
            production, "publish", new PublishVideo(production.VideoId, production.Id, production.Folder), Precedence.Publish, check.Id);

        return [.. jobs, assemble, check, publish];
    }

    private static NewJob Job(Production production, string step, object payload, Precedence precedence, params Guid[] dependsOn) =>
        new(Guid.CreateVersion7(production.CreatedAt), production.WorkspaceId, production.Id, $"production/{production.Id:n}/{step}", payload)
        {
            DependsOn = dependsOn,
            Priority = (int)precedence,
        };
}
