using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trae.Contracts;
using Trae.Tests.Hosting;

namespace Trae.Tests.Web;

/// <summary>The API's routes over videos in memory: what the web sees of it, on a real port.</summary>
internal sealed class FakeApi : IAsyncDisposable
{
    private static readonly byte[] OnePixel = Convert.FromBase64String("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=");

    private readonly WebApplication _app;

    private FakeApi(WebApplication app, FakeVideos videos, FakeMedia media) => (_app, Videos, Media) = (app, videos, media);

    public FakeVideos Videos { get; }

    public FakeMedia Media { get; }

    public string Address => _app.Urls.First();

    public static async Task<FakeApi> Start()
    {
        var builder = LoopbackServer.CreateBuilder();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            foreach (var converter in JsonDefaults.Options.Converters)
            {
                json.SerializerOptions.Converters.Add(converter);
            }
        });

        var app = builder.Build();
        var videos = new FakeVideos();
        var media = new FakeMedia();
        Map(app, videos);
        media.Map(app);
        FakeWorkspace.Map(app);
        FakeResearch.Map(app);
        FakeVoices.Map(app);
        await app.StartAsync();

        return new FakeApi(app, videos, media);
    }

    public async ValueTask DisposeAsync()
    {
        Videos.Close();
        await _app.DisposeAsync();
    }

    private static void Map(WebApplication app, FakeVideos videos)
    {
        var api = app.MapGroup("/api/v1");
        api.MapGet("/voices", () => FakeVideos.Voices);
        api.MapPost("/voices/{id}/preview", (string id) => Results.Problem(statusCode: 422, detail: $"The engine of {id} is not installed."));
        api.MapGet("/videos", (string? cursor, int limit) => videos.List(cursor, limit));
        api.MapPost("/videos", (CreateVideoRequest request, HttpContext context) =>
            videos.Create(request, context.Request.Headers["Idempotency-Key"].ToString()));
        api.MapGet("/videos/{id:guid}", (Guid id) => videos.Find(id) is { } video ? Results.Ok(video.Current) : Missing());
        api.MapPatch("/videos/{id:guid}", (Guid id, ChangeVideoRequest request) => videos.Find(id) is { } video ? Results.Ok(video.Show(request.Visibility)) : Missing());
        api.MapGet("/published", (string? cursor, int limit) => videos.List(cursor, limit));
        api.MapGet("/published/{id:guid}", (Guid id) => videos.Find(id) is { Current.Published: not null } video ? Results.Ok(video.Current) : Missing());
        api.MapGet("/videos/{id:guid}/storyboard", (Guid id) => videos.Find(id)?.Storyboard is { } storyboard ? Results.Ok(storyboard) : Missing());
        api.MapGet("/videos/{id:guid}/sources", (Guid id) => videos.Find(id)?.Sources is { } sources ? Results.Ok(sources) : Missing());
        api.MapGet("/videos/{id:guid}/claims", (Guid id) => videos.Find(id)?.Claims is { } claims ? Results.Ok(claims) : Missing());
        api.MapPut("/videos/{id:guid}/storyboard", (Guid id, Storyboard storyboard, HttpContext context) =>
            videos.Find(id)?.Save(storyboard, context.Request.Headers.IfMatch.ToString()) ?? Missing());
        api.MapPost("/videos/{id:guid}/productions", (Guid id) => videos.Find(id)?.Produce() is { } production ? Results.Accepted(null, production) : Missing());
        api.MapPost("/videos/{id:guid}/retry", (Guid id) => videos.Find(id)?.Rewrite() is { } video ? Results.Accepted(null, video) : Missing());
        api.MapPost("/productions/{id:guid}/cancel", (Guid id) => videos.OfProduction(id)?.Cancel() is { } production ? Results.Ok(production) : Missing());
        api.MapPost("/productions/{id:guid}/retry", (Guid id) => videos.OfProduction(id)?.Produce() is { } production ? Results.Accepted(null, production) : Missing());
        api.MapGet("/videos/{id:guid}/events", (Guid id, HttpContext context) => Follow(videos.Find(id), context));
        api.MapPost("/echo", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);

            return Results.Json(new Dictionary<string, string?>
            {
                ["bytes"] = $"{body.Length}",
                ["host"] = context.Request.Host.Value,
                ["forwardedHost"] = context.Request.Headers["X-Forwarded-Host"],
                ["forwardedProto"] = context.Request.Headers["X-Forwarded-Proto"],
                ["connection"] = context.Request.Headers.Connection,
                ["keepAlive"] = context.Request.Headers["Keep-Alive"],
            });
        }).WithMetadata(new Microsoft.AspNetCore.Mvc.DisableRequestSizeLimitAttribute());
        app.MapGet("/media/videos/{id:guid}/{file}", (Guid id, string file) => videos.Find(id)?.Media(file) ?? Missing());
        app.MapGet("/media/videos/{id:guid}/{version:guid}/{file}", (Guid id, string file) => videos.Find(id)?.Delivered(file) ?? Missing());
        api.MapPut("/videos/{id:guid}/poster", (Guid id, ChoosePosterRequest request) => videos.Find(id) is { } video ? Results.Ok(video.ChoosePoster(request.Number)) : Missing());
        app.MapGet("/media/presenters/{file}", () => Results.Bytes(OnePixel, "image/webp"));
        app.MapGet("/openapi/v1.json", () => Results.Json(new { openapi = "3.1.1" }));
    }

    private static async Task Follow(FakeVideo? video, HttpContext context)
    {
        if (video is null)
        {
            await Missing().ExecuteAsync(context);
            return;
        }

        context.Response.ContentType = "text/event-stream";
        await foreach (var state in video.Watch(context.RequestAborted))
        {
            await context.Response.WriteAsync($"event: video\ndata: {JsonSerializer.Serialize(state, JsonDefaults.Options)}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private static IResult Missing() =>
        Results.Problem(statusCode: 404, detail: "There is no such video.", extensions: new Dictionary<string, object?> { ["code"] = "video-not-found" });
}
