namespace Trae.Api.Http;

/// <summary>Names that lead to this machine, whatever a resolver says (RFC 6761, 6.3).</summary>
internal static class LocalName
{
    public static bool Is(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
