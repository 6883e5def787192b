using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using Trae.Api.Features.Identity;
using Trae.Api.Features.SignOn;

namespace Trae.Api.Http.Limits;

internal enum CountedKind
{
    Address,
    Person,
    Key,
    Workspace,
}

/// <summary>One of those a request counts for.</summary>
internal sealed record CountedCaller(CountedKind Kind, string Id)
{
    /// <summary>Who is signed in counts as person, key and workspace, so that an office behind one address shares nothing.</summary>
    public static IReadOnlyList<CountedCaller> Of(HttpContext context, bool isSigningIn)
    {
        var user = context.User;
        if (isSigningIn || user.Identity?.IsAuthenticated != true)
        {
            return [OfAddress(context)];
        }

        List<CountedCaller> callers = [];
        Add(CountedKind.Person, user.FindFirstValue("sub") ?? user.FindFirstValue(EntraTokens.PersonClaim) ?? user.FindFirstValue(ClaimTypes.NameIdentifier));
        Add(CountedKind.Key, user.FindFirstValue(ApiKeyHandler.KeyClaim));
        Add(CountedKind.Workspace, user.FindFirstValue(ApiKeyHandler.WorkspaceClaim));

        return callers.Count == 0 ? [OfAddress(context)] : callers;

        void Add(CountedKind kind, string? id)
        {
            if (!string.IsNullOrEmpty(id))
            {
                callers.Add(new(kind, id));
            }
        }
    }

    private static CountedCaller OfAddress(HttpContext context) => new(CountedKind.Address, Network(context.Connection.RemoteIpAddress));

    // A household has a /64 of IPv6 addresses, and may use a new one for every request.
    internal static string Network(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => $"{new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]])}/64",
        _ => address.ToString(),
    };
}
