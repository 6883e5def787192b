using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Trae.Api.Features.Account;

/// <summary>
/// The browsers that somebody has signed in with before, by a cookie that each keeps. It opens nothing: whoever guesses from elsewhere only
/// does not keep its person out (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection)
{
    public const string Cookie = "__Host-trae-device";

    /// <summary>Of one browser; who signed in longest ago is forgotten first.</summary>
    private const int MostPeople = 8;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Trae.Api.Device").ToTimeLimitedDataProtector();

    /// <returns>What attempts of this browser for the person are counted under; null where he has not signed in with it.</returns>
    public string? Find(HttpContext context, Guid person) =>
        Read(context) is { } known && known.People.Contains(person) ? known.Device : null;

    public void Remember(HttpContext context, Guid person)
    {
        var known = Read(context) ?? new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)), []);
        Guid[] people = [person, .. known.People.Where(other => other != person).Take(MostPeople - 1)];
        context.Response.Cookies.Append(Cookie, _protector.Protect($"{known.Device} {string.Join(' ', people)}", Lifetime), new()
        {
            Secure = true,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = Lifetime,
        });
    }

    private Known? Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { Length: > 0 } cookie && _protector.Unprotect(cookie).Split(' ') is [var device, .. var people]
                ? new(device, [.. people.Select(Guid.Parse)])
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Known(string Device, Guid[] People);
}
