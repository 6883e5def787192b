using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Trae.Api.Data;
using Trae.Api.Http.Limits;

namespace Trae.Api.Features.Account;

internal enum GuessKind
{
    Password,

    /// <summary>Of the authenticator app, or for recovery.</summary>
    Code,
}

/// <param name="MayTry">Otherwise nothing is looked at, whatever was typed.</param>
internal sealed record Guess(bool MayTry, IReadOnlyList<RateCounter> Counters);

/// <summary>
/// Counts wrong passwords and codes: of an address, of an account from an address, and of an account from anywhere. Who guesses is slowed down
/// and nobody is locked out: browsers that the person has signed in with before are counted each for itself. An address without an account is
/// counted as one with, so that nobody learns which are which.
/// </summary>
internal sealed class Guesses(RateCounters counters, IOptions<RateLimitSettings> settings, KnownDevices devices, IHttpContextAccessor http)
{
    /// <summary>Counts an attempt before it is made, for of many at once none may be free.</summary>
    /// <param name="person">Whose the account is; null where there is none.</param>
    public async Task<Guess> Begin(GuessKind kind, string email, Person? person)
    {
        var context = http.HttpContext ?? throw new InvalidOperationException("People sign in by requests.");
        var counted = CountersOf(kind, email, person is null ? null : devices.Find(context, person.Id), CountedCaller.Network(context.Connection.RemoteIpAddress));
        var decision = await counters.Take(counted, failsClosed: true);
        if (!decision.IsAllowed)
        {
            // The page says what it says of a wrong one.
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            RateLimitHeaders.Write(context.Response.Headers, RateLimits.SignIn, decision);
        }

        return new(decision.IsAllowed, counted);
    }

    /// <summary>It was right, and counts nowhere.</summary>
    public Task Forgive(Guess guess) => counters.Give(guess.Counters);

    private List<RateCounter> CountersOf(GuessKind kind, string email, string? device, string network)
    {
        var limits = settings.Value.Guesses;

        // No addresses of people in Redis.
        var account = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant())));

        return device is not null
            ? [new($"guess:{kind}:{account}:device:{device}", limits.Device)]
            :
            [
                new($"guess:address:{network}", limits.Address),
                new($"guess:{kind}:{account}:at:{network}", limits.AccountAtAddress),
                new($"guess:{kind}:{account}", limits.Account),
            ];
    }
}
