using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Trae.Api.Data;

namespace Trae.Api.Features.Identity;

/// <summary><c>Authorization: Bearer trae_...</c>: finds the key by its hash.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TraeDb db, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string KeyClaim = "trae_key";
    public const string WorkspaceClaim = "trae_workspace";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = Request.Headers[HeaderNames.Authorization].ToString()["Bearer ".Length..].Trim();
        if (!ApiKeySecret.IsValid(secret))
        {
            return AuthenticateResult.Fail("It is no API key.");
        }

        var hash = ApiKeySecret.HashOf(secret);
        var now = clock.GetUtcNow();
        var key = await db.ApiKeys.AsNoTracking()
            .Where(k => k.Hash == hash && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now))
            .Select(k => new { k.Id, k.WorkspaceId, k.LastUsedAt })
            .FirstOrDefaultAsync(Context.RequestAborted);
        if (key is null)
        {
            return AuthenticateResult.Fail("There is no such API key, or it is not valid any more.");
        }

        var aMinuteAgo = now.AddMinutes(-1);
        if (key.LastUsedAt is null || key.LastUsedAt < aMinuteAgo)
        {
            await db.ApiKeys.Where(k => k.Id == key.Id && (k.LastUsedAt == null || k.LastUsedAt < aMinuteAgo))
                .ExecuteUpdateAsync(k => k.SetProperty(used => used.LastUsedAt, now), Context.RequestAborted);
        }

        var identity = new ClaimsIdentity([new Claim(KeyClaim, key.Id.ToString()), new Claim(WorkspaceClaim, key.WorkspaceId.ToString())], Scheme.Name);

        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name));
    }
}
