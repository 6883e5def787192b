using System.Net;
using System.Text.Json;
using Trae.Contracts;

namespace Trae.Tests.Api;

public sealed class ProblemTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private HttpClient Http { get; } = shared.Host.Http;

    private static readonly Guid Nobody = Guid.CreateVersion7();

    public static TheoryData<string, string, HttpStatusCode, string> Wrong => new()
    {
        { "GET", "/nowhere", HttpStatusCode.NotFound, "not-found" },
        { "GET", "/api/v1/nowhere", HttpStatusCode.NotFound, "not-found" },
        { "GET", "/api/v1/videos/not-an-id", HttpStatusCode.NotFound, "not-found" },
        { "PATCH", "/api/v1/videos", HttpStatusCode.MethodNotAllowed, "method-not-allowed" },
        { "GET", $"/api/v1/videos/{Nobody}", HttpStatusCode.NotFound, "video-not-found" },
        { "DELETE", $"/api/v1/videos/{Nobody}", HttpStatusCode.NotFound, "video-not-found" },
        { "GET", $"/api/v1/videos/{Nobody}/events", HttpStatusCode.NotFound, "video-not-found" },
        { "GET", $"/api/v1/videos/{Nobody}/storyboard", HttpStatusCode.NotFound, "video-not-found" },
        { "POST", $"/api/v1/videos/{Nobody}/productions", HttpStatusCode.NotFound, "video-not-found" },
        { "POST", $"/api/v1/videos/{Nobody}/retry", HttpStatusCode.NotFound, "video-not-found" },
        { "GET", $"/api/v1/productions/{Nobody}", HttpStatusCode.NotFound, "production-not-found" },
        { "POST", $"/api/v1/productions/{Nobody}/cancel", HttpStatusCode.NotFound, "production-not-found" },
        { "POST", $"/api/v1/productions/{Nobody}/retry", HttpStatusCode.NotFound, "production-not-found" },
        { "GET", $"/media/videos/{Nobody}/video.mp4", HttpStatusCode.NotFound, "file-not-found" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_does_not_exist_is_a_problem_with_a_code(string method, string path, HttpStatusCode status, string code) =>
        await (await Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).Refused(status, code);

    [Fact]
    public async Task A_body_that_is_not_json_is_an_unsupported_type()
    {
        var response = await Http.PostAsync("/api/v1/videos", new StringContent("text=hello", null, "application/x-www-form-urlencoded"));

        await response.Refused(HttpStatusCode.UnsupportedMediaType, "media-type-unsupported");
    }

    [Theory]
    [InlineData("evil.example", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("localhost:8081", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]:8081", true)]
    public async Task Only_names_of_this_machine_are_answered(string host, bool answered)
    {
        var response = await Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/v1/published") { Headers = { Host = host } });

        if (answered)
        {
            await response.Read<PageDto<VideoDto>>();
        }
        else
        {
            await response.Refused(HttpStatusCode.MisdirectedRequest, "host-not-allowed");
        }
    }

    [Fact]
    public async Task Health_is_told_to_a_probe_under_any_name()
    {
        var response = await Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/health") { Headers = { Host = "10.0.0.7" } });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Every_problem_has_the_trace_id_to_ask_about()
    {
        var body = JsonSerializer.Deserialize<JsonElement>(await (await Http.GetAsync("/nowhere")).Content.ReadAsStringAsync());

        Assert.NotEmpty(body.GetProperty("traceId").GetString()!);
    }
}
