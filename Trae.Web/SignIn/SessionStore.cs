using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using StackExchange.Redis;

namespace Trae.Web.SignIn;

/// <summary>Sessions with their tokens, encrypted, in the cache that all replicas share; the browser holds only a random name.</summary>
internal sealed class SessionStore(IDistributedCache cache, IDataProtectionProvider protection, IHttpContextAccessor accessor, TimeProvider clock) : ITicketStore
{
    private const int NameBytes = 32;

    private readonly IDataProtector _protector = protection.CreateProtector("Trae.Web.Session");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NameBytes));
        await RenewAsync(key, ticket);

        return key;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        // So that whoever holds the ticket can write it back.
        ticket.Properties.SetParameter(nameof(SessionStore), key);
        var until = ticket.Properties.ExpiresUtc ?? clock.GetUtcNow() + SignInRegistration.SessionLifetime;

        return cache.SetAsync(AddressOf(key), _protector.Protect(TicketSerializer.Default.Serialize(ticket)), new() { AbsoluteExpiration = until }, CancellationToken.None);
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        try
        {
            if (SessionsAway.IsKnown(accessor.HttpContext) || await cache.GetAsync(AddressOf(key), CancellationToken.None) is not { } stored)
            {
                return null;
            }

            var ticket = TicketSerializer.Default.Deserialize(_protector.Unprotect(stored));
            ticket?.Properties.SetParameter(nameof(SessionStore), key);

            return ticket;
        }
        catch (CryptographicException)
        {
            // Protected by keys that are gone: the person signs in again.
            return null;
        }
        catch (Exception away) when (away is RedisException or RedisTimeoutException)
        {
            // Not signed out: nobody knows.
            SessionsAway.Tell(accessor.HttpContext, away);

            return null;
        }
    }

    public Task RemoveAsync(string key) => cache.RemoveAsync(AddressOf(key), CancellationToken.None);

    /// <summary>The name of the session that a ticket was read from.</summary>
    public static string? KeyOf(AuthenticationProperties properties) => properties.GetParameter<string>(nameof(SessionStore));

    /// <summary>What everything of a session is called in the cache: a hash, so that who reads names there cannot take over a session.</summary>
    public static string AddressOf(string key) => $"session:{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)))}";
}
