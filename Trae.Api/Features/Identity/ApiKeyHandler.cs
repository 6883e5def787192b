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
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KnownCallers callers, TimeProvider clock)
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

        var now = clock.GetUtcNow();
        if (await callers.Key(ApiKeySecret.HashOf(secret), Context.RequestAborted) is not { } key || key.HasEnded(now))
        {
            return AuthenticateResult.Fail("There is no such API key, or it is not valid any more.");
        }

        if (key.LastUsedAt is null || key.LastUsedAt < now.AddMinutes(-1))
        {
            await Use(key.Caller.Id!.Value, now);
        }

        var identity = new KeyIdentity(
            key.Caller, [new Claim(KeyClaim, key.Caller.Id.ToString()!), new Claim(WorkspaceClaim, key.Caller.WorkspaceId.ToString()!)], Scheme.Name);

        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name));
    }

    private Task<int> Use(Guid id, DateTimeOffset now)
    {
        var aMinuteAgo = now.AddMinutes(-1);

        return Context.RequestServices.GetRequiredService<TraeDb>().ApiKeys
            .Where(key => key.Id == id && (key.LastUsedAt == null || key.LastUsedAt < aMinuteAgo))
            .ExecuteUpdateAsync(key => key.SetProperty(used => used.LastUsedAt, now), Context.RequestAborted);
    }
}
