namespace Trae.Api.Data;

/// <summary>How much a workspace may use. Null is no limit. The section <c>Quotas</c> holds what counts where a workspace has none of its own.</summary>
public sealed record Quota
{
    /// <summary>Of published video, in a calendar month (UTC).</summary>
    public double? MinutesPerMonth { get; init; }

    /// <summary>Uploads and published files.</summary>
    public long? StorageBytes { get; init; }

    /// <summary>With the invitations that are open.</summary>
    public int? Members { get; init; }

    /// <summary>At the same time.</summary>
    public int? Productions { get; init; }
}
