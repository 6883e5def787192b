using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Trae.Contracts;

namespace Trae.Tests.Api;

/// <summary>What clients of the API do, in one line each.</summary>
internal static class ApiCalls
{
    public static Task<HttpResponseMessage> Create(this HttpClient http, CreateVideoRequest request, string? key = null)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1/videos") { Content = Json(request) };

        // A body that is too large is then refused before it is sent, instead of by a closed connection.
        message.Headers.ExpectContinue = true;
        if (key is not null)
        {
            message.Headers.Add("Idempotency-Key", key);
        }

        return http.SendAsync(message);
    }

    /// <summary>A video whose storyboard is written.</summary>
    public static async Task<VideoDto> Written(this HttpClient http, CreateVideoRequest? request = null)
    {
        var created = await (await http.Create(request ?? Briefs.Octopus)).Read<VideoDto>(HttpStatusCode.Created);

        return await http.Until(created.Id, video => video.State != VideoState.Writing);
    }

    /// <summary>A finished video that everybody may watch, or those who are named.</summary>
    public static async Task<VideoDto> Published(this ApiHost api, CreateVideoRequest? request = null, Visibility visibility = Visibility.Public)
    {
        var video = await api.Http.Written((request ?? Briefs.Octopus) with { Produce = true });
        await api.Worker.DoAll();

        var finished = await api.Http.Until(video.Id, now => now.State == VideoState.Published);

        return finished.Visibility == visibility ? finished : await (await api.Http.Show(video.Id, visibility)).Read<VideoDto>();
    }

    public static Task<HttpResponseMessage> Show(this HttpClient http, Guid id, Visibility visibility) =>
        http.PatchAsync($"/api/v1/videos/{id}", Json(new ChangeVideoRequest { Visibility = visibility }));

    public static async Task<VideoDto> Video(this HttpClient http, Guid id) =>
        await (await http.GetAsync($"/api/v1/videos/{id}")).Read<VideoDto>();

    public static async Task<StoryboardDto> Storyboard(this HttpClient http, Guid id) =>
        await (await http.GetAsync($"/api/v1/videos/{id}/storyboard")).Read<StoryboardDto>();

    public static Task<HttpResponseMessage> Save(this HttpClient http, Guid id, Storyboard storyboard, string? ifMatch)
    {
        var message = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/videos/{id}/storyboard") { Content = Json(storyboard) };
        if (ifMatch is not null)
        {
            message.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return http.SendAsync(message);
    }

    public static Task<HttpResponseMessage> Act(this HttpClient http, string path) => http.PostAsync($"/api/v1/{path}", null);

    /// <summary>Follows the live events until the video is as wanted.</summary>
    /// <param name="patience">A minute when absent.</param>
    public static async Task<VideoDto> Until(this HttpClient http, Guid id, Predicate<VideoDto> wanted, TimeSpan? patience = null)
    {
        using var deadline = new CancellationTokenSource(patience ?? TimeSpan.FromMinutes(1));
        VideoDto? last = null;
        await foreach (var video in http.Events(id, deadline.Token))
        {
            last = video;
            if (wanted(video))
            {
                return video;
            }
        }

        throw new InvalidOperationException($"The events ended with {last}.");
    }

    public static async IAsyncEnumerable<VideoDto> Events(
        this HttpClient http, Guid id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var stream = await http.GetStreamAsync($"/api/v1/videos/{id}/events", ct);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(ct))
        {
            Assert.Equal("video", item.EventType);
            yield return JsonSerializer.Deserialize<VideoDto>(item.Data, JsonDefaults.Options)!;
        }
    }

    public static async Task<T> Read<T>(this HttpResponseMessage response, HttpStatusCode status = HttpStatusCode.OK)
    {
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");

        return (await response.Content.ReadFromJsonAsync<T>(JsonDefaults.Options))!;
    }

    /// <summary>Asserts problem details of this status and code, with a sentence, and returns the sentence.</summary>
    public static async Task<string> Refused(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);

        var problem = JsonSerializer.Deserialize<JsonElement>(body);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        var detail = problem.GetProperty("detail").GetString()!;
        Assert.EndsWith(".", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);

        return detail;
    }

    public static JsonContent Json<T>(T value) => JsonContent.Create(value, new MediaTypeHeaderValue("application/json"), JsonDefaults.Options);
}
