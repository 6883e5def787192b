using Trae.Api.Data;

namespace Trae.Api.Features.SignOn;

/// <summary>Somebody whose word is taken for who a person is.</summary>
/// <param name="Name">What links are kept under.</param>
/// <param name="Authority">Its issuer, without a slash at the end.</param>
/// <param name="Tenant">The id of the tenant whose people may sign in, at Microsoft Entra ID; null for other providers.</param>
internal sealed record SignOnProvider(string Name, string DisplayName, string Authority, GrantSettings Grant, string? Tenant = null)
{
    /// <summary>Of Microsoft Entra ID.</summary>
    public const string EntraName = "entra";

    public bool IsEntra => Tenant is not null;

    /// <summary>The authentication scheme.</summary>
    public string Scheme => $"Trae.SignOn.{Name}";

    /// <summary>Where the provider sends the browser back to; to be registered with it.</summary>
    public string CallbackPath => $"/account/sign-on/{Name}/callback";

    public Guid WorkspaceId => string.IsNullOrEmpty(Grant.WorkspaceId) ? Workspace.BuiltInId : Guid.Parse(Grant.WorkspaceId);

    /// <summary>The highest of the roles that these groups give; null for none.</summary>
    public WorkspaceRole? RoleOf(IEnumerable<string> groups) =>
        groups.Select(group => Grant.Groups.GetValueOrDefault(group)).Append(Grant.DefaultRole).Select(RoleNamed).MaxBy(RankOf);

    /// <summary>Whether the provider says that it asked for more than one factor (RFC 8176, or a value of <c>acr</c> of its own).</summary>
    public bool IsMultiFactor(IEnumerable<string> amr, string? acr) =>
        amr.Contains("mfa", StringComparer.Ordinal)
        || (acr is not null && (Grant.MultiFactorAcr ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(acr, StringComparer.Ordinal));

    /// <summary>By its name in any case; numbers are no names.</summary>
    public static WorkspaceRole? RoleNamed(string? name) =>
        Enum.GetValues<WorkspaceRole>().Cast<WorkspaceRole?>().FirstOrDefault(role => role.ToString()!.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static int RankOf(WorkspaceRole? role) => role is { } some ? RolePermissions.Of(some).Count : 0;
}

/// <summary>All that are configured, in the order of their names.</summary>
internal sealed class SignOnProviders(IReadOnlyList<SignOnProvider> all, EntraSettings entra)
{
    public IReadOnlyList<SignOnProvider> All { get; } = all;

    public EntraSettings Entra { get; } = entra;

    public SignOnProvider? Find(string? name) => All.FirstOrDefault(provider => provider.Name == name);

    public static SignOnProviders Of(SignOnSettings settings, EntraSettings entra)
    {
        var named = settings.Providers
            .OrderBy(provider => provider.Key, StringComparer.Ordinal)
            .Select(provider => new SignOnProvider(provider.Key, provider.Value.DisplayName ?? provider.Key, provider.Value.Authority?.TrimEnd('/') ?? "", provider.Value));

        return new(
            entra.IsOn
                ? [new(SignOnProvider.EntraName, settings.AzureAd.DisplayName ?? "Microsoft", entra.Authority, settings.AzureAd, entra.TenantId), .. named]
                : [.. named],
            entra);
    }
}
