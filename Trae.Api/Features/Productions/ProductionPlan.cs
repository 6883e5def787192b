using System.Globalization;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Productions;

/// <summary>
/// A production as jobs: every scene is spoken, then drawn, all in parallel and beside the mixing of the sound; then one file is
/// joined, checked and published.
/// What is delivered beyond that file is made afterwards.
/// </summary>
internal static class ProductionPlan
{
    /// <summary>What is nearly finished goes first, so a queue of videos is delivered one by one instead of all at the end.</summary>
    private enum Precedence
    {
        /// <summary>Below zero: behind every video that somebody waits for.</summary>
        Deliver = -1,
        Render,

        /// <summary>While scenes are drawn, not after them: it keeps one core busy, and drawing could use another.</summary>
        Mix,
        Narrate,
        Assemble,
        Check,
        Publish,
    }

    public static IReadOnlyList<NewJob> JobsOf(Production production)
    {
        var storyboard = production.Storyboard;
        var jobs = new List<NewJob>();
        var scenes = ScenesOf(storyboard);
        for (var index = 0; index < scenes.Count; index++)
        {
            var number = index.ToString(CultureInfo.InvariantCulture);

            // A silent scene has nothing to be spoken first.
            var narrate = scenes[index].Scene.IsSilent
                ? null
                : Job(production, $"narrate-{number}", scenes[index].Narration, Precedence.Narrate) with { Scene = index };
            var render = Job(production, $"render-{number}", scenes[index], Precedence.Render, narrate is null ? [] : [narrate.Id]) with { Scene = index };

            jobs.AddRange(narrate is null ? [render] : [narrate, render]);
        }

        var mix = Job(
            production, "mix", new MixSound(scenes, storyboard.Sound), Precedence.Mix, [.. jobs.Where(job => job.Payload is NarrateScene).Select(job => job.Id)]);
        var renders = jobs.Where(job => job.Payload is RenderScene).Select(job => job.Id).ToArray();
        var assemble = Job(
            production,
            "assemble",
            new AssembleVideo(storyboard.Title, scenes, production.Folder) { Sound = storyboard.Sound },
            Precedence.Assemble,
            [.. renders, mix.Id]);
        var look = storyboard.Look;
        var check = Job(
            production,
            "check",
            new CheckVideo(production.Folder, look.Format, look.Captions) { Resolution = look.Resolution, Scenes = scenes, Sound = storyboard.Sound },
            Precedence.Check,
            assemble.Id);
        var publish = Job(
            production, "publish", new PublishVideo(production.VideoId, production.Id, production.Folder), Precedence.Publish, check.Id);

        return [.. jobs, mix, assemble, check, publish, .. DeliveriesOf(production, scenes, publish.Id)];
    }

    private static List<RenderScene> ScenesOf(Storyboard storyboard) =>
        [.. storyboard.Scenes.Select((scene, index) => SceneOrder.Request(storyboard, index, NarrationOf(scene, storyboard)))];

    private static NarrateScene NarrationOf(Scene scene, Storyboard storyboard) =>
        new(scene.Narration, storyboard.Language, storyboard.Speaker)
        {
            Pronunciations = PronunciationDictionary.UsedBy(scene.Narration, storyboard.Pronunciations),
        };

    private static IEnumerable<NewJob> DeliveriesOf(Production production, IReadOnlyList<RenderScene> scenes, Guid published)
    {
        foreach (var (part, payload) in DeliveryPlan.Of(production, scenes))
        {
            var name = part.ToString().ToLowerInvariant();
            var deliver = Job(production, $"deliver-{name}", payload, Precedence.Deliver, published);

            yield return deliver;
            yield return Job(
                production, $"publish-{name}", new PublishPart(production.Id, production.Folder, part), Precedence.Publish, deliver.Id);
        }
    }

    private static NewJob Job(Production production, string step, object payload, Precedence precedence, params Guid[] dependsOn) =>
        new(Guid.CreateVersion7(production.CreatedAt), production.WorkspaceId, production.Id, $"production/{production.Id:n}/{step}", payload)
        {
            DependsOn = dependsOn,
            Priority = (int)precedence,
        };
}
