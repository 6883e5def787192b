using Trae.Contracts;
using Trae.Web.Components.Text;

namespace Trae.Web.Components.Pages.Workspaces;

/// <summary>An API key or a service client, as a list shows it.</summary>
/// <param name="Mark">What to recognise it by.</param>
/// <param name="Ended">Why it opens nothing any more; null while it works.</param>
public sealed record ProgramLine(Guid Id, string Name, string Mark, string Facts, string? Ended, IReadOnlyList<Permission> Permissions)
{
    public static ProgramLine Of(ApiKeyDto key, DateTimeOffset now)
    {
        var ended = key.RevokedAt is { } revoked ? $"Revoked {Wording.Date(revoked)}"
            : key.ExpiresAt <= now ? $"Expired {Wording.Date(key.ExpiresAt.Value)}" : null;
        string?[] facts =
        [
            $"Made {Wording.Date(key.CreatedAt)}",
            ended is not null ? null : key.ExpiresAt is { } end ? $"works until {Wording.Date(end)}" : "never expires",
            key.LastUsedAt is { } used ? $"last used {Wording.Ago(used, now)}" : "never used",
        ];

        return new(key.Id, key.Name, $"{key.Start}…", string.Join(" · ", facts.OfType<string>()), ended, key.Permissions);
    }

    public static ProgramLine Of(ServiceClientDto client)
    {
        string?[] facts =
        [
            $"Made {Wording.Date(client.CreatedAt)}",
            client.ExpiresAt is { } end ? $"works until {Wording.Date(end)}, as the key that made it" : null,
        ];

        return new(client.Id, client.Name, client.ClientId, string.Join(" · ", facts.OfType<string>()), Ended: null, client.Permissions);
    }
}
