using System.Net;
using System.Text.RegularExpressions;
using System.Web;
using Trae.Api.Features.Identity;
using Trae.Tests.Api;
using Trae.Tests.Identity;

namespace Trae.Tests.SignOn;

/// <summary>A browser that goes from Trae's pages to a provider, signs in there, and comes back.</summary>
internal sealed partial class ProviderBrowser(ApiHost host, ForeignProvider provider) : IDisposable
{
    private readonly HttpClient _there = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public AccountBrowser Here { get; } = new(host);

    public bool IsSignedIn => Here.Cookies.ContainsKey(Schemes.AccountCookie);

    /// <summary>Signs in from the sign-in page.</summary>
    /// <returns>The address in Trae where it ends.</returns>
    public async Task<string> SignIn(string login, string name = "contoso", string returnUrl = "/") =>
        await Return(await GoThere(await Start(name, returnUrl), login));

    /// <summary>Goes to a page that asks for a fresh sign-in, and signs in again at the provider.</summary>
    /// <returns>The page, where that worked.</returns>
    public async Task<string> Prove(string login, string page, string name = "contoso")
    {
        var asked = (await Here.Get(page)).Headers.Location!.PathAndQueryOf();

        return await Return(await GoThere(await Start(name, page: asked), login));
    }

    /// <summary>Sends the form with the provider's button.</summary>
    /// <returns>The address at the provider.</returns>
    public async Task<Uri> Start(string name = "contoso", string returnUrl = "/", string? page = null, string action = "")
    {
        page ??= $"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}";
        var address = $"/account/sign-on/{name}{action}";
        var shown = await (await Here.Get(page)).Content.ReadAsStringAsync();
        var form = shown.Split("<form").Single(part => part.Contains($"action=\"{address}\"", StringComparison.Ordinal)).Split("</form>")[0];
        var sent = await Here.Post(address, [.. Hidden().Matches(form).Select(match => (match.Groups["name"].Value, HttpUtility.HtmlDecode(match.Groups["value"].Value)))]);
        Assert.True(sent.StatusCode == HttpStatusCode.Found, $"{sent.StatusCode}: {await sent.Content.ReadAsStringAsync()}");

        return sent.Headers.Location!;
    }

    /// <param name="login">Null for somebody who cancels.</param>
    /// <returns>Where the provider sends the browser back to.</returns>
    public async Task<Uri> GoThere(Uri address, string? login)
    {
        while (address.AbsoluteUri.StartsWith(provider.Address, StringComparison.Ordinal))
        {
            var response = await _there.GetAsync(address);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                response = await _there.PostAsync(address, new FormUrlEncodedContent([login is null ? new("cancel", "1") : new("login", login)]));
            }

            Assert.True(response.Headers.Location is not null, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
            address = new Uri(address, response.Headers.Location);
        }

        return address;
    }

    /// <returns>The address in Trae where it ends.</returns>
    public async Task<string> Return(Uri callback)
    {
        var location = callback.PathAndQuery;
        while (location.StartsWith("/account/sign-on/", StringComparison.Ordinal))
        {
            var response = await Here.Get(location);
            Assert.True(response.StatusCode == HttpStatusCode.Found, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
            location = response.Headers.Location!.PathAndQueryOf();
        }

        return location;
    }

    /// <summary>What a page of Trae says.</summary>
    public Task<string> Read(string path) => Here.Get(path).Page();

    public void Dispose()
    {
        _there.Dispose();
        Here.Dispose();
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Hidden();
}
