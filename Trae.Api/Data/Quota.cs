namespace Trae.Api.Data;

/// <summary>How much a workspace may use. Null is no limit.</summary>
public record Quota
{
    /// <summary>Of published video, in a calendar month (UTC).</summary>
    public double? MinutesPerMonth { get; init; }

    /// <summary>Uploads and published files.</summary>
    public long? StorageBytes { get; init; }

    /// <summary>With the invitations that are open.</summary>
    public int? Members { get; init; }

    /// <summary>At the same time.</summary>
    public int? Productions { get; init; }

    /// <returns>Of each limit the lower one.</returns>
    public Quota Within(Quota most) => new()
    {
        MinutesPerMonth = Lower(MinutesPerMonth, most.MinutesPerMonth),
        StorageBytes = Lower(StorageBytes, most.StorageBytes),
        Members = Lower(Members, most.Members),
        Productions = Lower(Productions, most.Productions),
    };

    private static T? Lower<T>(T? a, T? b)
        where T : struct, IComparable<T> => a is not { } one ? b : b is { } other && other.CompareTo(one) < 0 ? other : one;
}

/// <summary>What the operator allows: the section <c>Quotas</c>, for every workspace.</summary>
public sealed record QuotaSettings : Quota
{
    /// <summary>By a workspace's id: what counts for that one instead.</summary>
    public Dictionary<string, Quota> Workspaces { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public Quota Of(Guid workspaceId) => Workspaces.GetValueOrDefault(workspaceId.ToString()) ?? this;
}
