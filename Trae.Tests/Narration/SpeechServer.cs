using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trae.Tests.Hosting;
using Trae.VideoWorker.Narration;

namespace Trae.Tests.Narration;

/// <summary>A real HTTP server that speaks: with a voice of flite, whose times are known.</summary>
internal sealed class SpeechServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SpeechServer(WebApplication app) => _app = app;

    public List<(string Path, string Body, IHeaderDictionary Headers)> Requests { get; } = [];

    /// <summary>What the next requests are answered with instead of sound, one after the other.</summary>
    public Queue<Func<HttpResponse, Task>> Troubles { get; } = [];

    public Uri Address => new(_app.Urls.First());

    /// <param name="textOf">Takes the text out of a request's body.</param>
    public static async Task<SpeechServer> Start(Func<string, string> textOf)
    {
        var builder = LoopbackServer.CreateBuilder();
        var server = new SpeechServer(builder.Build());
        server._app.Run(context => server.Answer(context, textOf));
        await server._app.StartAsync();

        return server;
    }

    public static Func<HttpResponse, Task> Status(int status, string body = "", int? retryAfter = 0) => async response =>
    {
        response.StatusCode = status;
        response.Headers.RetryAfter = retryAfter?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await response.WriteAsync(body);
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task Answer(HttpContext context, Func<string, string> textOf)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        Func<HttpResponse, Task>? trouble;

        lock (Requests)
        {
            // The server uses its own headers again for the next request.
            Requests.Add((context.Request.Path, body, new HeaderDictionary(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(context.Request.Headers))));
            Troubles.TryDequeue(out trouble);
        }

        if (trouble is not null)
        {
            await trouble(context.Response);
            return;
        }

        var speech = (await new VideoWorker.Narration.Flite.FliteEngine().Speak([textOf(body)], new("flite:slt", "en"), default))[0];
        await context.Response.Body.WriteAsync(Wav.Of(speech.Samples, speech.SampleRate));
    }
}
