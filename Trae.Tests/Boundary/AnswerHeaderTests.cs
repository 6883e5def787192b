using System.Net;
using System.Net.Http.Headers;
using Trae.Tests.Api;

namespace Trae.Tests.Boundary;

/// <summary>What the API says to browsers and caches, on every answer of every operation it describes.</summary>
public sealed class AnswerHeaderTests(Front front) : IClassFixture<Front>
{
    private HttpClient Http => front.Api.Http;

    [Fact]
    [Trait("ASVS", "v5.0.0-3.4.3"), Trait("ASVS", "v5.0.0-3.4.4"), Trait("ASVS", "v5.0.0-3.4.5"), Trait("ASVS", "v5.0.0-3.4.6"), Trait("ASVS", "v5.0.0-3.2.1"), Trait("OWASP API", "API8:2023")]
    public async Task No_answer_can_run_load_or_be_framed_in_a_browser()
    {
        var video = front.Video;
        foreach (var operation in (await ApiSchema.Read(Http)).Operations)
        {
            foreach (var id in (Guid[])[video.Id, Guid.CreateVersion7()])
            {
                using var answer = await Http.SendAsync(operation.Request(null, name => name == "id" ? id.ToString() : "video.mp4"), HttpCompletionOption.ResponseHeadersRead);
                var what = $"{operation.Method} {operation.Path}: {(int)answer.StatusCode}";
                var policy = Header(answer, "Content-Security-Policy");

                Assert.True(policy.StartsWith("default-src 'none'", StringComparison.Ordinal), what);
                Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
                Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
                Assert.True(Header(answer, "X-Content-Type-Options") == "nosniff", what);
                Assert.True(Header(answer, "Referrer-Policy") == "no-referrer", what);
                Assert.True(Header(answer, "Cross-Origin-Resource-Policy") == "same-origin", what);
                Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
                Assert.False(answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"), what);
            }
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-14.3.2"), Trait("ASVS", "v5.0.0-14.2.2")]
    public async Task No_cache_between_us_and_a_person_keeps_an_answer()
    {
        var video = front.Video;
        string[] addresses =
        [
            "/api/v1/videos", $"/api/v1/videos/{video.Id}", $"/api/v1/videos/{video.Id}/storyboard", "/api/v1/media", "/api/v1/brands", "/api/v1/voices",
            $"/media/videos/{video.Id}/video.mp4", video.Published!.Video, video.Published.Poster, "/nowhere", $"/api/v1/videos/{Guid.CreateVersion7()}",
        ];
        foreach (var address in addresses)
        {
            using var answer = await Http.GetAsync(address);
            var cache = answer.Headers.CacheControl;

            // Files may be kept by the browser that asked for them, by their version; nothing may be kept for others.
            Assert.True(cache is { NoStore: true } or { Private: true }, $"{address}: {cache}");
            Assert.False(cache!.Public || cache.SharedMaxAge is not null, address);
        }
    }

    [Theory]
    [InlineData("Line\r\nSet-Cookie: session=stolen\r\n\r\n<script>alert(1)</script>")]
    [InlineData("Quote\"; filename=\"evil.exe")]
    [InlineData("Back\\slash\\..\\..\\evil")]
    [InlineData("../../../etc/passwd")]
    [InlineData("semi;colon=1")]
    [InlineData("Übung 漢字 العربية")]
    [InlineData("turned \u202Egpj.exe")]
    [InlineData("zero\u200Bwidth\uFEFF")]
    [InlineData("%0d%0aSet-Cookie: a=b")]
    [Trait("ASVS", "v5.0.0-5.4.1"), Trait("ASVS", "v5.0.0-5.4.2")]
    public async Task A_title_makes_a_file_name_and_no_header(string title)
    {
        var video = await front.Api.Published(Briefs.Octopus with { Brief = title });
        using var answer = await Http.GetAsync($"/media/videos/{video.Id}/video.mp4?download");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var raw = answer.Content.Headers.GetValues("Content-Disposition").Single();
        Assert.DoesNotContain(raw, letter => char.IsControl(letter) || letter > 126);
        var disposition = ContentDispositionHeaderValue.Parse(raw);
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.Equal(disposition.Parameters.Count, disposition.Parameters.Select(parameter => parameter.Name).Intersect(["filename", "filename*"]).Count());
        var name = (disposition.FileNameStar ?? disposition.FileName!).Trim('"');
        Assert.EndsWith(".mp4", name, StringComparison.Ordinal);
        Assert.DoesNotContain(name, letter => "\"\\/:*?<>|;\u202E\u200B\uFEFF".Contains(letter, StringComparison.Ordinal) || char.IsControl(letter));
        Assert.DoesNotContain("..", name, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-3.4.3")]
    public async Task The_reference_page_runs_only_what_its_nonce_names()
    {
        using var first = await Http.GetAsync("/scalar/v1");
        using var second = await Http.GetAsync("/scalar/v1");
        var policy = Header(first, "Content-Security-Policy");
        var nonce = policy[(policy.IndexOf("'nonce-", StringComparison.Ordinal) + 7)..].Split('\'')[0];

        Assert.True(nonce.Length >= 22, policy);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains($"nonce=\"{nonce}\"", WebUtility.HtmlDecode(await first.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.NotEqual(policy, Header(second, "Content-Security-Policy"));
    }

    [Theory]
    [InlineData("..%2f..%2fvideo.mp4")]
    [InlineData("..%5c..%5cvideo.mp4")]
    [InlineData("%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("%252e%252e%252fetc%252fpasswd")]
    [InlineData("..%c0%af..%c0%afetc%c0%afpasswd")]
    [InlineData("....//....//etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("video.mp4%00.png")]
    [InlineData("video.mp4/../../../appsettings.json")]
    [InlineData("C:%5cWindows%5cwin.ini")]
    [InlineData("file:%2f%2f%2fetc%2fpasswd")]
    [InlineData("VIDEO.MP4")]
    [InlineData("video.mp4.")]
    [InlineData("video.mp4%20")]
    [InlineData("finished.json")]
    [InlineData(".git/config")]
    [Trait("ASVS", "v5.0.0-5.3.2"), Trait("ASVS", "v5.0.0-5.3.1"), Trait("ASVS", "v5.0.0-13.4.1"), Trait("OWASP API", "API1:2023")]
    public async Task No_file_but_the_ones_that_are_named_is_reached(string file)
    {
        var video = front.Video;
        var production = Guid.Parse(video.Published!.Video.Split("v=")[1]);
        string[] folders = [$"/media/videos/{video.Id}/", $"/media/videos/{video.Id}/{production}/", "/media/assets/", "/media/presenters/", $"/api/v1/narrations/{video.Id}/"];
        foreach (var folder in folders)
        {
            using var answer = await Http.GetAsync(folder + file);
            Assert.InRange((int)answer.StatusCode, 400, 499);
            Assert.DoesNotContain("root:", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/media")]
    [InlineData("/media/")]
    [InlineData("/media/videos/")]
    [InlineData("/media/assets/")]
    [InlineData("/.git/HEAD")]
    [InlineData("/.env")]
    [InlineData("/appsettings.json")]
    [InlineData("/Trae.Api.dll")]
    [InlineData("/metrics")]
    [InlineData("/debug")]
    [InlineData("/swagger/index.html")]
    [Trait("ASVS", "v5.0.0-13.4.3"), Trait("ASVS", "v5.0.0-13.4.5"), Trait("ASVS", "v5.0.0-13.4.1"), Trait("OWASP API", "API9:2023")]
    public async Task Nothing_is_listed_or_lies_about(string path) => await (await Http.GetAsync(path)).Refused(HttpStatusCode.NotFound, "not-found");

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : "";
}
