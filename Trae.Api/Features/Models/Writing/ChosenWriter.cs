using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Models.Calls;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Models.Writing;

internal sealed record WrittenScript(Storyboard Storyboard, WritingDto? Writing);

/// <summary>Lets the writer write that a brief chose. Where a model cannot, the built-in writer does, and the reason is kept with the video.</summary>
internal sealed class ChosenWriter(ModelDirectory models, ModelWriter writer, JobStore jobs, TraeDb db)
{
    /// <param name="chosen">As the brief names it.</param>
    /// <param name="order">What is to be written.</param>
    /// <param name="builtIn">Writes it without a model.</param>
    /// <param name="context">The writing job's.</param>
    /// <param name="ct">The job's.</param>
    public async Task<WrittenScript> Write(string? chosen, ScriptOrder order, Func<Storyboard> builtIn, JobContext context, CancellationToken ct)
    {
        // A finished script is spoken as it stands.
        if (order.Sources.Any(source => source.Kind == SourceKind.Script))
        {
            return new(builtIn(), new(null, null));
        }

        ConnectedModel model;
        try
        {
            if (await models.WriterOf(chosen, context.WorkspaceId, ct) is not { } found)
            {
                return new(builtIn(), new(null, null));
            }

            model = found;
        }
        catch (ModelFault fault)
        {
            return new(builtIn(), new(null, $"The built-in writer wrote this. {fault.Message}"));
        }

        context.Report($"{model.Name} writes the script", 0.5);

        return await WriteWith(
            model, writer, order, builtIn, new(context.WorkspaceId, context.JobId, context.GroupId), scenes => Show(context, model.Name, scenes, ct), ct);
    }

    /// <summary>By the model, or by the built-in writer with the reason why.</summary>
    public static async Task<WrittenScript> WriteWith(
        ConnectedModel model,
        ModelWriter writer,
        ScriptOrder order,
        Func<Storyboard> builtIn,
        ModelErrand errand,
        Func<IReadOnlyList<DraftSceneDto>, Task>? drafted,
        CancellationToken ct)
    {
        try
        {
            var script = await writer.Write(model, order, errand, drafted, ct);

            return script.Storyboard is { } storyboard
                ? new(storyboard, new(model.Name, script.Note))
                : new(builtIn(), new(null, $"The built-in writer wrote this instead of {model.Name}: {script.Note}"));
        }
        catch (ModelFault fault)
        {
            return new(builtIn(), new(null, $"The built-in writer wrote this instead of {model.Name}. {fault.Message}"));
        }
    }

    private async Task Show(JobContext context, string name, IReadOnlyList<DraftSceneDto> scenes, CancellationToken ct)
    {
        context.Report($"{name} writes scene {scenes.Count + 1}", 0.5);
        var json = System.Text.Json.JsonSerializer.Serialize(scenes, JsonDefaults.Options);
        await db.Database.ExecuteSqlAsync(
            $"insert into video_drafts (video_id, scenes) values ({context.GroupId}, {json}::jsonb) on conflict (video_id) do update set scenes = excluded.scenes", ct);
        await jobs.Announce(context.GroupId, ct);
    }
}
