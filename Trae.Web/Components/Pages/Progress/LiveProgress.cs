using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Trae.Contracts;
using Trae.Web.Api;

namespace Trae.Web.Components.Pages.Progress;

/// <summary>
/// The progress part of a video's page as HTML, each time the video changes: pages and events share one drawing, and so do all who watch the
/// same film: one of them follows it at the API.
/// </summary>
internal static class LiveProgress
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddLiveProgress(this IServiceCollection services) => services.AddSingleton<LiveFilms>();

    public static void MapLiveProgress(this IEndpointRouteBuilder routes) => routes.MapGet("/videos/{id:guid}/live", Handle).RequireAuthorization();

    private static async Task<IResult> Handle(Guid id, TraeClient client, LiveFilms films, HtmlRenderer renderer, TimeProvider clock, CancellationToken ct) =>
        await client.GetVideo(id, ct) is null
            ? TypedResults.NotFound()
            : TypedResults.ServerSentEvents(Watch(new(id, client, films, renderer, clock), ct));

    private static async IAsyncEnumerable<SseItem<string>> Watch(Watched watched, [EnumeratorCancellation] CancellationToken ct)
    {
        var film = watched.Films.Join(watched.Id);
        var leading = Task.CompletedTask;
        using var here = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            // What was drawn before this watcher came is as good as what he would draw.
            for (var seen = 0; ;)
            {
                var changed = film.Changed;
                if (film.Latest is { } latest && latest.Number != seen)
                {
                    seen = latest.Number;
                    yield return new SseItem<string>(latest.Html, "progress");
                }
                else if (film.Latest is { IsLast: true })
                {
                    yield break;
                }
                else if (film.TryLead())
                {
                    // Whoever could not follow the film before him leaves; this watcher learns here why he cannot.
                    await leading;
                    leading = Lead(film, watched, here.Token);
                }
                else if (!await Heard(changed, watched, ct))
                {
                    yield break;
                }
            }
        }
        finally
        {
            await here.CancelAsync();
            await leading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            watched.Films.Leave(watched.Id, film);
        }
    }

    /// <summary>Waits for a change, and looks every minute whether the watcher still may see it.</summary>
    private static async Task<bool> Heard(Task changed, Watched watched, CancellationToken ct)
    {
        var left = BetweenLooks - watched.Clock.GetElapsedTime(watched.LookedAt);
        if (left > TimeSpan.Zero)
        {
            try
            {
                await changed.WaitAsync(left, watched.Clock, ct);

                return true;
            }
            catch (TimeoutException)
            {
                // Nothing happened: a good moment to look.
            }
        }

        watched.LookedAt = watched.Clock.GetTimestamp();

        return await watched.Client.GetVideo(watched.Id, ct) is not null;
    }

    private static async Task Lead(LiveFilm film, Watched watched, CancellationToken ct)
    {
        try
        {
            IReadOnlyList<string?> headings = [];
            await foreach (var video in watched.Client.Follow(watched.Id, ct))
            {
                if (headings.Count == 0 && video.State is not VideoState.Writing and not VideoState.WritingFailed)
                {
                    headings = ProgressHeadings.Of(await watched.Client.GetStoryboard(watched.Id, ct));
                }

                film.Show(await Render(watched.Renderer, video, headings));
            }

            // The video is as it stays, or who followed it may not any more: browsers that still want to see it come again.
            watched.Films.Forget(watched.Id, film);
            film.End();
        }
        finally
        {
            film.StopLeading();
        }
    }

    private static Task<string> Render(HtmlRenderer renderer, VideoDto video, IReadOnlyList<string?> headings) =>
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(ProductionProgress.Video)] = video,
                [nameof(ProductionProgress.Headings)] = headings,
            });

            return (await renderer.RenderComponentAsync<ProductionProgress>(parameters)).ToHtmlString();
        });

    /// <summary>Somebody's browser, and the film before it.</summary>
    private sealed record Watched(Guid Id, TraeClient Client, LiveFilms Films, HtmlRenderer Renderer, TimeProvider Clock)
    {
        public long LookedAt { get; set; } = Clock.GetTimestamp();
    }
}
