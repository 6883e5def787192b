using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Trae.Contracts;

namespace Trae.Web.Api;

/// <summary>
/// The API as pages see it: 404 is null, a refused request an <see cref="ApiProblemException"/>, anything else an
/// <see cref="HttpRequestException"/> that reaches the error page.
/// </summary>
public sealed partial class TraeClient(HttpClient http)
{
    private const string Published = "api/v1/published";
    private const string Videos = "api/v1/videos";
    private const string Productions = "api/v1/productions";

    public async Task<PageDto<VideoDto>> ListVideos(string? after, int limit, CancellationToken ct)
    {
        var cursor = after is null ? "" : $"&cursor={Uri.EscapeDataString(after)}";

        return await Get<PageDto<VideoDto>>($"{Videos}?limit={limit}{cursor}", ct) ?? new PageDto<VideoDto>([], null);
    }

    /// <summary>What everybody finds, whoever asks.</summary>
    public async Task<PageDto<VideoDto>> ListPublished(string? after, int limit, CancellationToken ct)
    {
        var cursor = after is null ? "" : $"&cursor={Uri.EscapeDataString(after)}";

        return await Get<PageDto<VideoDto>>($"{Published}?limit={limit}{cursor}", ct) ?? new PageDto<VideoDto>([], null);
    }

    /// <summary>As its viewers see it, if the visitor is one of them.</summary>
    public Task<VideoDto?> GetPublished(Guid id, CancellationToken ct) => Get<VideoDto>($"{Published}/{id}", ct);

    public Task<VideoDto?> GetVideo(Guid id, CancellationToken ct) => Get<VideoDto>($"{Videos}/{id}", ct);

    /// <summary>As its makers see it; null for whom the API refuses, too.</summary>
    public async Task<VideoDto?> GetVideoIfAllowed(Guid id, CancellationToken ct)
    {
        try
        {
            return await GetVideo(id, ct);
        }
        catch (ApiProblemException refused) when (refused.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return null;
        }
    }

    /// <param name="key">The same key for the same form: a form sent twice makes one video.</param>
    public Task<VideoDto> CreateVideo(CreateVideoRequest brief, Guid key, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Videos) { Content = Json(brief) };
        request.Headers.Add("Idempotency-Key", key.ToString());

        return Send<VideoDto>(request, ct);
    }

    public Task<StoryboardDto?> GetStoryboard(Guid id, CancellationToken ct) => Get<StoryboardDto>($"{Videos}/{id}/storyboard", ct);

    public Task<IReadOnlyList<SourceDto>?> GetSources(Guid id, CancellationToken ct) => Get<IReadOnlyList<SourceDto>>($"{Videos}/{id}/sources", ct);

    public Task<ClaimsDto?> GetClaims(Guid id, CancellationToken ct) => Get<ClaimsDto>($"{Videos}/{id}/claims", ct);

    /// <summary>Refused with 412 if somebody saved after <paramref name="version"/>.</summary>
    public Task<StoryboardDto> SaveStoryboard(Guid id, int version, Storyboard storyboard, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{Videos}/{id}/storyboard") { Content = Json(storyboard) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));

        return Send<StoryboardDto>(request, ct);
    }

    public Task<ProductionDto> StartProduction(Guid video, CancellationToken ct) =>
        Send<ProductionDto>(new HttpRequestMessage(HttpMethod.Post, $"{Videos}/{video}/productions"), ct);

    public Task<VideoDto> RetryWriting(Guid video, CancellationToken ct) =>
        Send<VideoDto>(new HttpRequestMessage(HttpMethod.Post, $"{Videos}/{video}/retry"), ct);

    public Task<ProductionDto> CancelProduction(Guid id, CancellationToken ct) =>
        Send<ProductionDto>(new HttpRequestMessage(HttpMethod.Post, $"{Productions}/{id}/cancel"), ct);

    public Task<ProductionDto> RetryProduction(Guid id, CancellationToken ct) =>
        Send<ProductionDto>(new HttpRequestMessage(HttpMethod.Post, $"{Productions}/{id}/retry"), ct);

    /// <param name="number">1 to 3, or null for the one that was drawn first.</param>
    public Task<VideoDto> ChoosePoster(Guid video, int? number, CancellationToken ct) =>
        Send<VideoDto>(new HttpRequestMessage(HttpMethod.Put, $"{Videos}/{video}/poster") { Content = Json(new ChoosePosterRequest { Number = number }) }, ct);

    public Task<VideoDto> Show(Guid video, Visibility visibility, CancellationToken ct) =>
        Send<VideoDto>(new HttpRequestMessage(HttpMethod.Patch, $"{Videos}/{video}") { Content = Json(new ChangeVideoRequest { Visibility = visibility }) }, ct);

    public async Task<IReadOnlyList<Voice>> ListVoices(CancellationToken ct) => await Get<IReadOnlyList<Voice>>("api/v1/voices", ct) ?? [];

    public Task<Transcript?> GetTranscript(PublishedDto published, CancellationToken ct) =>
        Get<Transcript>(published.Transcript.TrimStart('/'), ct);

    /// <summary>The video as it is now and each time it changes, until its state is final or the API goes away.</summary>
    public async IAsyncEnumerable<VideoDto> Follow(Guid id, [EnumeratorCancellation] CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Videos}/{id}/events");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        response.EnsureSuccessStatusCode();

        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(ct))
        {
            if (item.EventType == "video" && JsonSerializer.Deserialize<VideoDto>(item.Data, JsonDefaults.Options) is { } video)
            {
                yield return video;
            }
        }
    }

    private async Task<T?> Get<T>(string address, CancellationToken ct)
    {
        using var response = await http.GetAsync(address, ct);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return default;
        }

        return await Read<T>(response, ct);
    }

    private async Task<T> Send<T>(HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            using var response = await http.SendAsync(request, ct);

            return await Read<T>(response, ct);
        }
    }

    private static async Task<T> Read<T>(HttpResponseMessage response, CancellationToken ct)
    {
        // 503 is a refusal too where the API gives its reason: it is up, and not ready for this yet.
        if ((int)response.StatusCode is >= 400 and < 500 || (response.StatusCode == HttpStatusCode.ServiceUnavailable && HasProblem(response)))
        {
            throw new ApiProblemException(response.StatusCode, await ReadProblem(response, ct));
        }

        response.EnsureSuccessStatusCode();

        return await response.Content.ReadFromJsonAsync<T>(JsonDefaults.Options, ct)
            ?? throw new HttpRequestException($"The API answered {response.RequestMessage?.RequestUri} with nothing.");
    }

    private static async Task<ApiProblem> ReadProblem(HttpResponseMessage response, CancellationToken ct)
    {
        // A refusal on the way (a proxy's 413, say) has no problem document; its status still tells enough to go on.
        var problem = HasProblem(response) ? await response.Content.ReadFromJsonAsync<ApiProblem>(JsonDefaults.Options, ct) : null;

        return problem ?? new ApiProblem(response.ReasonPhrase, null, null);
    }

    private static bool HasProblem(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is "application/problem+json";

    private static JsonContent Json<T>(T value) => JsonContent.Create(value, options: JsonDefaults.Options);
}
