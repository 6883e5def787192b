using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Trae.Contracts;
using Trae.Web.Api;

namespace Trae.Web.Components.Pages.Progress;

/// <summary>The progress part of a video's page as HTML, each time the video changes: pages and events share one drawing.</summary>
internal static class LiveProgress
{
    public static void MapLiveProgress(this IEndpointRouteBuilder routes) => routes.MapGet("/videos/{id:guid}/live", Handle).RequireAuthorization();

    private static async Task<IResult> Handle(Guid id, TraeClient client, HtmlRenderer renderer, CancellationToken ct) =>
        await client.GetVideo(id, ct) is null
            ? TypedResults.NotFound()
            : TypedResults.ServerSentEvents(Draw(id, client, renderer, ct));

    private static async IAsyncEnumerable<SseItem<string>> Draw(
        Guid id, TraeClient client, HtmlRenderer renderer, [EnumeratorCancellation] CancellationToken ct)
    {
        IReadOnlyList<string?> headings = [];

        await foreach (var video in client.Follow(id, ct))
        {
            if (headings.Count == 0 && video.State is not VideoState.Writing and not VideoState.WritingFailed)
            {
                headings = ProgressHeadings.Of(await client.GetStoryboard(id, ct));
            }

            yield return new SseItem<string>(await Render(renderer, video, headings), "progress");
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
}
