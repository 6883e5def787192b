using Microsoft.Net.Http.Headers;
using OpenIddict.Abstractions;
using Trae.Api.Data;
using Trae.Api.Features.Identity;
using Trae.Database;

namespace Trae.Api.Features.Videos.Watching;

/// <summary>Whether somebody who watches still may: looked at again every few seconds, mostly in what is known of callers anyway.</summary>
internal sealed class WatchRights(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock)
{
    private readonly TimeSpan _between = configuration.GetValue("Watching:BetweenLooks", TimeSpan.FromSeconds(10));

    /// <summary>Not all at once.</summary>
    public TimeSpan NextLook => _between * (0.5 + Random.Shared.NextDouble());

    public async Task<bool> StillHas(Caller caller, HttpContext context, CancellationToken ct)
    {
        if (context.User.GetExpirationDate() is { } end && end <= clock.GetUtcNow())
        {
            return false;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var now = caller.Kind == CallerKind.ApiKey
                ? await Key(scope.ServiceProvider.GetRequiredService<KnownCallers>(), context.Request, ct)
                : await scope.ServiceProvider.GetRequiredService<CallerResolution>().Resolve(context.User, caller.WorkspaceId, ct);

            return now is not null && now.WorkspaceId == caller.WorkspaceId && now.Permissions.Contains(Permission.ReadVideos);
        }
        catch (Exception away) when (DatabaseFaults.IsAway(away))
        {
            // Nobody knows; the next look will.
            return true;
        }
    }

    private async Task<Caller?> Key(KnownCallers callers, HttpRequest request, CancellationToken ct)
    {
        var secret = request.Headers[HeaderNames.Authorization].ToString()["Bearer ".Length..].Trim();

        return await callers.Key(ApiKeySecret.HashOf(secret), ct) is { } key && !key.HasEnded(clock.GetUtcNow()) ? key.Caller : null;
    }
}
