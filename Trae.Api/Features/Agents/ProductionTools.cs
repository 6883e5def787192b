using System.ComponentModel;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Trae.Api.Data;
using Trae.Api.Features.Productions;
using Trae.Api.Features.Videos;
using Trae.Api.Features.Workspaces;
using Trae.Api.Http;
using Trae.Api.Http.Limits;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Agents;

/// <summary>Rendering: start, follow, cancel, retry.</summary>
internal static class ProductionTools
{
    [McpServerTool(Name = "start_production", Title = "Render a video", Destructive = false, Idempotent = true, OpenWorld = false), AgentTool(Permission.EditVideos, RateLimits.Expensive)]
    [Description("Renders a video's storyboard and publishes it when its quality check passes. It takes minutes: follow_production tells when it is done. Asking twice renders once.")]
    public static async Task<CallToolResult> Start(
        [Description("The video's id.")] Guid videoId,
        StartProduction start,
        CancellationToken ct,
        [Description("Any text of your own: a repeated call with the same one starts no second production.")] string? idempotencyKey = null) =>
        ToolAnswer.Of(await StartProduction.Handle(videoId, idempotencyKey, start, ct));

    [McpServerTool(Name = "follow_production", Title = "Follow a production", ReadOnly = true, OpenWorld = false), AgentTool(Permission.ReadVideos)]
    [Description("Waits for a production, with progress notifications, and answers with its state once it has ended or the time is over. Call it again to go on waiting.")]
    public static async Task<CallToolResult> Follow(
        [Description("The production's id, as start_production gave it.")] Guid productionId,
        VideoReader videos,
        JobChanges changes,
        IProgress<ProgressNotificationValue> progress,
        IHostApplicationLifetime host,
        TimeProvider clock,
        CancellationToken ct,
        [Description("How long to wait at most, in seconds, 0 to 600; 0 answers at once.")] int seconds = 45)
    {
        if (seconds is < 0 or > 600)
        {
            return ToolAnswer.Problem("validation-failed", "The seconds must be between 0 and 600.");
        }

        // Waiting must not hold up our own shutdown.
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct, time.Token, host.ApplicationStopping);
        var now = await videos.FindProduction(productionId, ct);
        try
        {
            while (seconds > 0 && now is { State: ProductionState.Queued or ProductionState.Running })
            {
                await foreach (var _ in changes.Watch(productionId, waiting.Token))
                {
                    now = await videos.FindProduction(productionId, waiting.Token);
                    if (now is not { State: ProductionState.Queued or ProductionState.Running })
                    {
                        break;
                    }

                    progress.Report(new() { Progress = (float)now.Progress, Total = 1, Message = now.Stage });
                }
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            now = await videos.FindProduction(productionId, ct);
        }

        return now is null ? ToolAnswer.Problem(Problems.ProductionNotFound()) : ToolAnswer.Of(now);
    }

    [McpServerTool(Name = "cancel_production", Title = "Stop a production", Destructive = false, Idempotent = true, OpenWorld = false), AgentTool(Permission.EditVideos)]
    [Description("Stops a production. What is rendered stays, so that retry_production continues where it stopped.")]
    public static async Task<CallToolResult> Cancel([Description("The production's id.")] Guid productionId, VideoReader videos, JobStore jobs, CancellationToken ct) =>
        ToolAnswer.Of(await CancelProduction.Handle(productionId, videos, jobs, ct));

    [McpServerTool(Name = "retry_production", Title = "Try a production again", Destructive = false, OpenWorld = false), AgentTool(Permission.EditVideos, RateLimits.Expensive)]
    [Description("Tries a failed or cancelled production again; only the steps that did not succeed run, and where what they were made from was damaged, what made that.")]
    public static async Task<CallToolResult> Retry(
        [Description("The production's id.")] Guid productionId, TraeDb db, VideoReader videos, JobStore jobs, CurrentWorkspace workspace, Admission admission, CancellationToken ct) =>
        ToolAnswer.Of(await RetryProduction.Handle(productionId, db, videos, jobs, workspace, admission, ct));
}
