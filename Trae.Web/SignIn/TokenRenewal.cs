using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using StackExchange.Redis;

namespace Trae.Web.SignIn;

/// <summary>
/// Exchanges a session's refresh token, once: it is worth one exchange, and a second one would end the whole session. Requests of the
/// same session wait for each other, between replicas by a lock in Redis.
/// </summary>
internal sealed class TokenRenewal(
    SessionStore sessions, ApiBackchannel api, IOptionsMonitor<OpenIdConnectOptions> options, TimeProvider clock, IServiceProvider services)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LockLifetime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // By the name's hash: enough that strangers rarely wait for each other, and none to clear away.
    private readonly SemaphoreSlim[] _here = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <returns>A token that is good for a minute at least, or null where the session is over.</returns>
    public async Task<string?> TokenOf(AuthenticationTicket ticket, CancellationToken ct)
    {
        if (Fresh(ticket.Properties) is { } token || SessionStore.KeyOf(ticket.Properties) is not { } key)
        {
            return Fresh(ticket.Properties);
        }

        var here = _here[(uint)string.GetHashCode(key, StringComparison.Ordinal) % _here.Length];
        await here.WaitAsync(ct);
        try
        {
            return await Alone(key, ct);
        }
        finally
        {
            here.Release();
        }
    }

    private async Task<string?> Alone(string key, CancellationToken ct)
    {
        var redis = services.GetService<IConnectionMultiplexer>()?.GetDatabase();
        var (name, owner) = ((RedisKey)$"{SessionStore.AddressOf(key)}:renewal", (RedisValue)Guid.NewGuid().ToString("n"));
        while (redis is not null && !await redis.LockTakeAsync(name, owner, LockLifetime))
        {
            await Task.Delay(Pause, clock, ct);
        }

        try
        {
            // Another request may have done it while we waited.
            var ticket = await sessions.RetrieveAsync(key);

            return ticket is null ? null : Fresh(ticket.Properties) ?? await Exchange(key, ticket, ct);
        }
        finally
        {
            if (redis is not null)
            {
                await redis.LockReleaseAsync(name, owner);
            }
        }
    }

    private async Task<string?> Exchange(string key, AuthenticationTicket ticket, CancellationToken ct)
    {
        var client = options.Get(OpenIdConnectDefaults.AuthenticationScheme);
        var server = await client.ConfigurationManager!.GetConfigurationAsync(ct);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = ticket.Properties.GetTokenValue("refresh_token") ?? "",
            ["client_id"] = client.ClientId!,
            ["client_secret"] = client.ClientSecret!,
        });

        // Not given up when the browser goes away: the old token is used up, and the new one must be kept.
        using var answer = await api.Client.PostAsync(new Uri(server.TokenEndpoint), form, CancellationToken.None);
        if (answer.StatusCode == System.Net.HttpStatusCode.BadRequest)
        {
            await sessions.RemoveAsync(key);

            return null;
        }

        answer.EnsureSuccessStatusCode();
        var tokens = new OpenIdConnectMessage(await answer.Content.ReadAsStringAsync(CancellationToken.None));
        Keep(ticket.Properties, tokens);
        await sessions.RenewAsync(key, ticket);

        return tokens.AccessToken;
    }

    private void Keep(AuthenticationProperties properties, OpenIdConnectMessage tokens)
    {
        var until = clock.GetUtcNow().AddSeconds(int.Parse(tokens.ExpiresIn, CultureInfo.InvariantCulture));
        properties.UpdateTokenValue("access_token", tokens.AccessToken);
        properties.UpdateTokenValue("refresh_token", tokens.RefreshToken);
        properties.UpdateTokenValue("expires_at", until.ToString("O", CultureInfo.InvariantCulture));
    }

    private string? Fresh(AuthenticationProperties properties) =>
        DateTimeOffset.TryParse(properties.GetTokenValue("expires_at"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var until) && until - clock.GetUtcNow() > Ahead
            ? properties.GetTokenValue("access_token")
            : null;
}
