using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Trae.Tests.Hosting;

namespace Trae.Tests.SignOn;

/// <summary>oidc-provider from npm as a process on a free port of the loopback: a company's, and a tenant of a stand-in for Entra ID.</summary>
public sealed class ForeignProvider : IAsyncLifetime
{
    public const string ClientId = "0bd7d2b5-0000-4000-8000-00000000c11e";
    public const string ClientSecret = "p0rQ7sWnT2vXy9ZaBcDeFgHiJkLmNoKu";
    public const string Tenant = "7e0a5ca1-0000-4000-8000-000000007e4a";

    private readonly HttpClient _http = new();
    private Process? _process;

    /// <summary>Without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await NpmPackages.Ensure("oidc-provider");
        _process = Process.Start(new ProcessStartInfo("node", [Path.Combine(NpmPackages.Folder, "SignOn", "provider.mjs"), Tenant, ClientId, ClientSecret])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        Address = await AddressOf(_process);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    /// <summary>The settings of a Trae that knows both.</summary>
    internal Dictionary<string, string> Settings() => new(StringComparer.Ordinal)
    {
        ["SignOn:Providers:contoso:DisplayName"] = "Contoso",
        ["SignOn:Providers:contoso:Authority"] = Address,
        ["SignOn:Providers:contoso:ClientId"] = ClientId,
        ["SignOn:Providers:contoso:ClientSecret"] = ClientSecret,
        ["SignOn:Providers:contoso:Groups:makers"] = "editor",
        ["SignOn:Providers:contoso:Groups:chiefs"] = "Admin",
        ["SignOn:Providers:contoso:Groups:bosses"] = "owner",
        ["SignOn:Providers:contoso:MultiFactorAcr"] = "gold",
        ["AzureAd:Instance"] = Address,
        ["AzureAd:TenantId"] = Tenant,
        ["AzureAd:ClientId"] = ClientId,
        ["AzureAd:ClientSecret"] = ClientSecret,
        ["SignOn:AzureAd:Groups:11111111-0000-4000-8000-000000000001"] = "analyst",
    };

    /// <summary>Somebody who can sign in there, by this name.</summary>
    internal Task Have(string sub, Dictionary<string, object> claims, string[]? amr = null, string? acr = null) => Post("account", new { sub, claims, amr, acr });

    internal Task HaveIn(string sub, params string[] groups) => Have(sub, new(StringComparer.Ordinal)
    {
        ["name"] = "Jane Doe", ["email"] = $"{sub}@contoso.test", ["email_verified"] = true, ["groups"] = groups,
    });

    /// <summary>From now on identity tokens say this; null for the truth.</summary>
    internal Task Forge(Dictionary<string, object?>? claims, bool isForeign = false) => Post("forge", claims is null ? null : new { claims, isForeign });

    /// <summary>A token with the provider's signature, or that of somebody else's key under the same name.</summary>
    internal Task<string> Sign(Dictionary<string, object> claims, bool isForeign = false) => Post("sign", new { claims, isForeign });

    private async Task<string> Post(string what, object? body)
    {
        // With its length: the provider's end reads no other.
        using var content = new StringContent(JsonSerializer.Serialize(body), new MediaTypeHeaderValue("application/json"));
        using var response = await _http.PostAsync($"{Address}/test/{what}", content);

        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private static async Task<string> AddressOf(Process process)
    {
        // What it warns of, being for tests, must not fill the pipe.
        var warnings = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("listens on ", StringComparison.Ordinal))
            {
                return line["listens on ".Length..];
            }
        }

        throw new InvalidOperationException($"The provider did not start: {await warnings}");
    }
}
