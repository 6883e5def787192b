using Microsoft.EntityFrameworkCore;
using MimeKit;
using Trae.Api.Data;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.SignOn;

/// <summary>A Trae that takes the word of a company's provider and of a tenant.</summary>
public sealed class SignOnApi(PostgresServer postgres) : IAsyncLifetime
{
    private readonly DirectoryInfo _mails = Directory.CreateTempSubdirectory("trae-mail-");

    public ForeignProvider Provider { get; } = new();

    public ApiHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Provider.InitializeAsync();
        Host = await ApiHost.Start(postgres, new Dictionary<string, string>(Provider.Settings(), StringComparer.Ordinal) { ["Mail:Folder"] = _mails.FullName });
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
        _mails.Delete(recursive: true);
    }

    /// <summary>The one mail that the account pages wrote to an address.</summary>
    internal async Task<MimeMessage> MailTo(string address)
    {
        await Host.JobsOf("WriteAccountMail");
        var all = await Task.WhenAll(_mails.GetFiles("*.eml").Select(file => MimeMessage.LoadAsync(file.FullName)));

        return all.Single(mail => mail.To.Mailboxes.Single().Address == address);
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
