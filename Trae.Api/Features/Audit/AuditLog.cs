using System.Net;
using System.Net.Sockets;
using Trae.Api.Data;

namespace Trae.Api.Features.Audit;

/// <summary>
/// Writes down who did what. An entry is added to the same save as the change, so neither exists without the other. Details are names
/// and numbers; never a secret, a token or what somebody wrote.
/// </summary>
internal sealed class AuditLog(TraeDb db, CurrentWorkspace workspace, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>Whether this request has told what it did.</summary>
    public bool HasEntry { get; private set; }

    /// <summary>The caller did something in the current workspace; saved with the next save.</summary>
    public void Add(string action, string? target = null, string? detail = null) =>
        Add(workspace.Caller, workspace.Caller.WorkspaceId, action, target, detail);

    /// <summary>A person did, or tried, something outside of workspaces; null for somebody unknown.</summary>
    public void Add(Person? person, string action, string? detail = null)
    {
        var caller = person is null ? Caller.Anonymous : Caller.Of(CallerKind.Person, person.Id, person.DisplayName, null, []);
        Add(caller, null, action, null, detail);
    }

    public void Add(Caller caller, Guid? workspaceId, string action, string? target, string? detail)
    {
        HasEntry = true;
        var now = clock.GetUtcNow();
        db.AuditEntries.Add(new()
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = workspaceId,
            At = now,
            ActorKind = caller.Kind,
            ActorId = caller.Id,
            Actor = Cut(caller.Name, 100) ?? "",
            Action = action,
            Target = Cut(target, 300),
            Detail = Cut(detail, 1_000),
            Address = Truncate(http.HttpContext?.Connection.RemoteIpAddress),
        });
    }

    /// <summary>Enough to see where something came from, too little to find a household: 24 bits of IPv4, 48 of IPv6.</summary>
    internal static string? Truncate(IPAddress? address)
    {
        if (address is null)
        {
            return null;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        var kept = plain.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
        Array.Clear(bytes, kept, bytes.Length - kept);

        return new IPAddress(bytes).ToString();
    }

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..length];
}
