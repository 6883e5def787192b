using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.SignOn;

/// <summary>A Trae that takes the word of a company's provider and of a tenant.</summary>
public sealed class SignOnApi(PostgresServer postgres) : IAsyncLifetime
{
    public ForeignProvider Provider { get; } = new();

    public ApiHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Provider.InitializeAsync();
        Host = await ApiHost.Start(postgres, Provider.Settings());
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
    }

    internal ProviderBrowser Browser() => new(Host, Provider);

    /// <summary>A name that no other test has.</summary>
    internal static string NewSub() => $"u{Guid.NewGuid():n}";
}

/// <summary>What is in the database after somebody came through a provider.</summary>
internal static class SignOnRows
{
    public static Task<Person?> PersonOf(this ApiHost host, string sub, string provider = "contoso") => host.Query(db => (
        from login in db.UserLogins
        join person in db.Users on login.UserId equals person.Id
        where login.LoginProvider == provider && login.ProviderKey == sub
        select person).AsNoTracking().SingleOrDefaultAsync());

    /// <summary>In the built-in workspace; null for none.</summary>
    public static Task<WorkspaceRole?> RoleOf(this ApiHost host, Guid person) => host.Query(db => db.Members
        .Where(member => member.PersonId == person && member.WorkspaceId == Workspace.BuiltInId)
        .Select(member => (WorkspaceRole?)member.Role)
        .SingleOrDefaultAsync());

    /// <summary>What the audit log says of a person, oldest first.</summary>
    public static Task<List<string>> AuditOf(this ApiHost host, Guid person) => host.Query(db => db.AuditEntries
        .Where(entry => entry.ActorId == person)
        .OrderBy(entry => entry.Id)
        .Select(entry => entry.Action + (entry.Detail == null ? "" : " (" + entry.Detail + ")"))
        .ToListAsync());
}
