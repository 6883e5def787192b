using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using Trae.Api.Features.Identity;
using Trae.Boundary;
using Trae.Tests.Api;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Is = OpenIddict.Abstractions.OpenIddictConstants.Permissions;

namespace Trae.Tests.Identity;

/// <summary>A browser on the account pages and an OpenID Connect client behind it. It follows no redirect by itself, and sends Secure cookies over loopback, as browsers do.</summary>
internal sealed partial class AccountBrowser(ApiHost host) : IDisposable
{
    public const string ClientId = "test-web";
    public const string ClientSecret = "a secret of at least thirty-two characters";
    public const string RedirectUri = "http://127.0.0.1:5999/callback";
    public const string LoggedOutUri = "http://127.0.0.1:5999/bye";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(host.Origin) };

    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>Where it is, as our web would tell the API; on this machine unless set.</summary>
    public string? Address { get; init; }

    public string Verifier { get; } = "a-verifier-of-at-least-forty-three-characters-long";

    /// <summary>A client as our web is one.</summary>
    public static async Task Register(ApiHost host, string consent = ConsentTypes.Implicit)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = ClientId,
            ClientSecret = ClientSecret,
            ClientType = ClientTypes.Confidential,
            ConsentType = consent,
            RedirectUris = { new Uri(RedirectUri) },
            PostLogoutRedirectUris = { new Uri(LoggedOutUri) },
            Permissions =
            {
                Is.Endpoints.Authorization, Is.Endpoints.Token, Is.Endpoints.EndSession, Is.Endpoints.Revocation, Is.Endpoints.Introspection,
                Is.GrantTypes.AuthorizationCode, Is.GrantTypes.RefreshToken, Is.ResponseTypes.Code, Is.Scopes.Email, Is.Scopes.Profile,
                Is.Prefixes.Scope + OpenIdServer.ApiScope,
            },
        });
    }

    public string AuthorizeAddress(string more = "") =>
        $"/connect/authorize?client_id={ClientId}&response_type=code&redirect_uri={Uri.EscapeDataString(RedirectUri)}&scope=openid%20email%20profile%20offline_access%20api"
        + $"&state=s&nonce=n&code_challenge={Challenge(Verifier)}&code_challenge_method=S256{more}";

    public async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        if (Address is not null)
        {
            host.Services.GetRequiredService<ProxyProof>().Set(request, Address, host: null, scheme: null);
        }

        var response = await _http.SendAsync(request);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var (name, value) = (set.Split('=')[0], set.Split('=', 2)[1].Split(';')[0]);
            if (value.Length == 0)
            {
                Cookies.Remove(name);
            }
            else
            {
                Cookies[name] = value;
            }
        }

        return response;
    }

    public Task<HttpResponseMessage> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Fills the first form of a page in and sends it, with the hidden fields that it has.</summary>
    public async Task<HttpResponseMessage> Submit(string path, params (string Name, string Value)[] fields)
    {
        var page = (await (await Get(path)).Content.ReadAsStringAsync()).Split("</form>")[0];
        var hidden = Hidden().Matches(page).Select(match => (match.Groups["name"].Value, HttpUtility.HtmlDecode(match.Groups["value"].Value)));

        return await Post(path, [.. hidden, .. fields]);
    }

    public Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields) => Send(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    });

    public Task<HttpResponseMessage> SignIn(string email, string password, string returnUrl = "/") =>
        Submit($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", ("Form.Email", email), ("Form.Password", password));

    /// <summary>The code that the client is sent, once the person is signed in.</summary>
    public async Task<string> Code()
    {
        var response = await Get(AuthorizeAddress());
        Assert.True(response.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        var location = response.Headers.Location!;
        Assert.StartsWith(RedirectUri, location.ToString(), StringComparison.Ordinal);
        var query = HttpUtility.ParseQueryString(location.Query);
        Assert.Equal("s", query["state"]);

        return query["code"] ?? throw new InvalidOperationException($"No code: {location}");
    }

    public async Task<JsonElement> Token(HttpStatusCode status, params (string Name, string Value)[] fields)
    {
        var response = await Post("/connect/token", [("client_id", ClientId), ("client_secret", ClientSecret), .. fields]);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.StatusCode}: {body}");

        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    public Task<JsonElement> Redeem(string code, HttpStatusCode status = HttpStatusCode.OK) => Token(
        status, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RedirectUri), ("code_verifier", Verifier));

    public Task<JsonElement> Refresh(string token, HttpStatusCode status = HttpStatusCode.OK) =>
        Token(status, ("grant_type", "refresh_token"), ("refresh_token", token));

    public void Dispose() => _http.Dispose();

    private static string Challenge(string verifier) => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(verifier)));

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Hidden();
}
