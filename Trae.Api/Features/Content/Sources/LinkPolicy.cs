using System.Net;
using Trae.Api.Features.Content.Documents;

namespace Trae.Api.Features.Content.Sources;

/// <summary>
/// The bounds of <see cref="LinkFetcher"/>. Only tests make another one than <see cref="Default"/>; no configuration
/// reaches it, so no setting can open the private network.
/// </summary>
internal sealed record LinkPolicy
{
    public static LinkPolicy Default { get; } = new();

    public Func<IPAddress, bool> Allows { get; init; } = PublicAddress.IsPublic;

    /// <summary>Where pages are served. Other ports belong to services that might read a request as a command of theirs.</summary>
    public Func<int, bool> AllowsPort { get; init; } = port => port is 80 or 443 or 8000 or 8080 or 8443;

    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>For everything: names, connections, redirects, tries and the body.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    public int Tries { get; init; } = 3;

    public int Redirects { get; init; } = 5;

    /// <summary>Of pages and other text, after decompression.</summary>
    public int Bytes { get; init; } = SourceLimits.MaximumBytes;

    /// <summary>Of documents.</summary>
    public int DocumentBytes { get; init; } = DocumentLimits.Bytes;
}
