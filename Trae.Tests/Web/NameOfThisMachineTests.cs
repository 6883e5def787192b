using System.Net;
using Trae.AppHost.State;

namespace Trae.Tests.Web;

public sealed class NameOfThisMachineTests
{
    [Theory]
    [InlineData("/new?from=1", "text/html,*/*", true)]
    [InlineData("/account/security/passkeys", "text/html,*/*", true)]
    [InlineData("/sign-in", "application/json", false)]
    [InlineData("/css/app.css", "text/css,*/*;q=0.1", false)]
    public async Task Who_comes_by_the_number_is_led_to_the_name_that_people_sign_in_on(string path, string accept, bool isLed)
    {
        var port = Ports.Free();
        await using var site = Site($"http://localhost:{port}", port);

        var answer = await Get($"http://127.0.0.1:{port}{path}", accept);

        Assert.Equal(isLed ? $"http://localhost:{port}{path}" : null, answer.StatusCode == HttpStatusCode.TemporaryRedirect ? answer.Headers.Location?.AbsoluteUri : null);
        Assert.NotEqual(HttpStatusCode.TemporaryRedirect, (await Get($"http://localhost:{port}{path}", accept)).StatusCode);
    }

    [Fact]
    public async Task Where_people_sign_in_by_the_number_they_stay_there()
    {
        var port = Ports.Free();
        await using var site = Site($"http://127.0.0.1:{port}", port);

        Assert.NotEqual(HttpStatusCode.TemporaryRedirect, (await Get($"http://127.0.0.1:{port}/", "text/html")).StatusCode);
    }

    private static WebSite Site(string issuer, int port) => WebSite.Start(
        "http://127.0.0.1:1",
        new(StringComparer.Ordinal) { ["Identity:Issuer"] = issuer, ["Identity:WebClientSecret"] = "p0rQ7sWnT2vXy9ZaBcDeFgHiJkLmNoKu" },
        port: port);

    private static async Task<HttpResponseMessage> Get(string address, string accept)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", accept);

        return await http.SendAsync(request);
    }
}
