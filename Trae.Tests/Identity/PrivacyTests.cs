using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Trae.Api.Data;
using Trae.Api.Features.Account;
using Trae.Api.Features.Privacy;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Tests.Api;

namespace Trae.Tests.Identity;

public sealed class PrivacyTests(AccountApi api) : IClassFixture<AccountApi>
{
    private const string Page = "/account/privacy";
    private const string DeletePage = "/account/privacy/delete";

    [Fact]
    [Trait("ASVS", "v5.0.0-14.2.2")]
    public async Task A_person_gets_a_copy_of_what_is_kept_about_him_and_of_nobody_else()
    {
        var (person, other) = (await api.Add(), await api.Add());
        using var browser = await api.SignedIn(person);
        using var stranger = await api.SignedIn(other);
        Assert.Equal(Page, await browser.Get(Page + "/copy").Location());

        Assert.Equal(Page, await browser.Send(Page, "copy").Location());
        await api.Host.JobsOf(nameof(CopyPersonalData));

        Assert.Contains("Download it", await browser.Get(Page).Page(), StringComparison.Ordinal);
        var file = await browser.Get(Page + "/copy");
        Assert.Equal("no-store", file.Headers.CacheControl?.ToString());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        var copy = await file.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(person.Email, copy.GetProperty("account").GetProperty("email").GetString());
        Assert.Contains("data.asked", copy.GetProperty("activity").EnumerateArray().Select(entry => entry.GetProperty("action").GetString()));
        Assert.DoesNotContain(other.Email!, copy.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(Page, await stranger.Get(Page + "/copy").Location());
    }

    [Fact]
    public async Task Asked_twice_within_an_hour_it_is_written_once_and_a_week_later_it_is_gone()
    {
        var person = await api.Add();
        using var browser = await api.SignedIn(person);
        await browser.Send(Page, "copy");
        await api.Host.JobsOf(nameof(CopyPersonalData));
        await browser.Send(Page, "copy");

        // Two, if the clock struck in between.
        Assert.InRange(await CopiesOf(person), 1, 2);
        await api.Host.JobsOf(nameof(CopyPersonalData));
        await api.Host.Query(db => db.Database.ExecuteSqlAsync($"update jobs set finished_at = finished_at - interval '8 days' where group_id = {person.Id}"));
        await api.Host.Services.GetRequiredService<OldPersonalJobs>().Clear(CancellationToken.None);

        Assert.Equal(0, await CopiesOf(person));
        Assert.Equal(Page, await browser.Get(Page + "/copy").Location());
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-14.2.7")]
    public async Task Who_deletes_his_account_is_gone_and_the_log_tells_the_same_of_nobody()
    {
        var person = await Named("Ada Byron");
        var alone = await api.Host.People.AddWorkspace("Alone");
        await Join(alone, person, WorkspaceRole.Owner);
        await Join(Workspace.BuiltInId, person, WorkspaceRole.Admin);
        using var program = await KeyOf(person);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/videos")).StatusCode);
        using var elsewhere = await api.SignedIn(person);
        using var browser = await api.SignedIn(person);
        await browser.Send(Page, "copy");
        await api.Host.JobsOf(nameof(CopyPersonalData));
        var entries = await EntriesOf(person);

        Assert.Contains("Nothing was deleted", await browser.Send(DeletePage, "delete-account", ("Form.Email", "other@trae.test")).Page(), StringComparison.Ordinal);
        Assert.Equal("/account/goodbye", await browser.Send(DeletePage, "delete-account", ("Form.Email", person.Email!)).Location());
        Assert.Contains("is being deleted", await browser.Get("/account/goodbye").Page(), StringComparison.Ordinal);

        await api.Host.JobsOf(nameof(ErasePerson));
        Assert.False(await api.Host.Query(db => db.Users.AnyAsync(p => p.Id == person.Id)));
        Assert.False(await api.Host.Query(db => db.Members.AnyAsync(member => member.PersonId == person.Id)));
        Assert.NotNull(await api.Host.Query(db => db.Workspaces.Where(w => w.Id == alone).Select(w => w.DeletedAfter).SingleAsync()));
        var after = await EntriesOf(person);
        Assert.True(entries.Count < after.Count);
        Assert.All(after, entry => Assert.Equal(ErasePersonHandler.Nobody, entry.Actor));
        Assert.False(await api.Host.Query(db => db.AuditEntries.AnyAsync(entry => entry.Target == "Ada Byron" || entry.Actor == "Ada Byron")));
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/videos")).StatusCode);
        Assert.Contains("/account/sign-in", await elsewhere.Get(Page).Location(), StringComparison.Ordinal);
        using var again = new AccountBrowser(api.Host);
        Assert.Contains(PasswordSignIn.FailureSentence, await again.SignIn(person.Email!, AccountApi.Password).Page(), StringComparison.Ordinal);
        Assert.Contains("is deleted", Assert.Single(await api.MailsTo(person.Email!)).Subject, StringComparison.Ordinal);
        Assert.Equal(0, await CopiesOf(person));
    }

    [Fact]
    public async Task The_last_owner_of_others_workspace_finds_another_one_first()
    {
        var person = await api.Add();
        var shared = await api.Host.People.AddWorkspace("Shared");
        await Join(shared, person, WorkspaceRole.Owner);
        await api.Host.People.Add(WorkspaceRole.Editor, shared);
        using var browser = await api.SignedIn(person);

        var page = await browser.Send(DeletePage, "delete-account", ("Form.Email", person.Email!)).Page();

        Assert.Contains("You are the last owner of “Shared”", page, StringComparison.Ordinal);
        Assert.True(await api.Host.Query(db => db.Members.AnyAsync(member => member.PersonId == person.Id)));
    }

    [Fact]
    public async Task Erasing_twice_does_no_harm_and_lets_nothing_but_names_be_changed()
    {
        var person = await api.Add();
        using var browser = await api.SignedIn(person);
        await browser.Send(DeletePage, "delete-account", ("Form.Email", person.Email!));
        await api.Host.JobsOf(nameof(ErasePerson));

        await using var scope = api.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ErasePersonHandler>().Handle(
            new ErasePerson(person.Id, []), new JobContext(Guid.CreateVersion7(), Guid.Empty, person.Id, 1), CancellationToken.None);

        foreach (var change in (FormattableString[])[
            $"update audit_entries set action = 'x'", $"update audit_entries set actor = 'Mallory'", $"update audit_entries set target = 'elsewhere'", $"update audit_entries set at = now()"])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => api.Host.Query(async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                await db.Database.ExecuteSqlAsync($"select set_config('trae.erasing', 'on', true)");

                return await db.Database.ExecuteSqlAsync(change);
            }));

            Assert.Contains("append-only", refused.MessageText, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-8.3.2")]
    public async Task A_key_does_no_more_than_its_maker_does_now()
    {
        var person = await api.Host.People.Add(WorkspaceRole.Editor);
        using var program = await KeyOf(person);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/videos")).StatusCode);

        await api.Host.Query(db => db.Members.Where(member => member.PersonId == person.Id).ExecuteUpdateAsync(member => member.SetProperty(m => m.Role, WorkspaceRole.Viewer)));
        await (await program.Create(Briefs.Octopus)).Refused(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/videos")).StatusCode);

        await api.Host.Query(db => db.Members.Where(member => member.PersonId == person.Id).ExecuteDeleteAsync());
        await (await program.GetAsync("/api/v1/videos")).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    private Task<int> CopiesOf(Person person) =>
        api.Host.Query(db => db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from jobs where kind = 'CopyPersonalData' and group_id = {person.Id}").SingleAsync());

    private Task<List<AuditEntry>> EntriesOf(Person person) => api.Host.Query(db => db.AuditEntries.AsNoTracking().Where(entry => entry.ActorId == person.Id).ToListAsync());

    private async Task<Person> Named(string name)
    {
        var person = await api.Add();
        await api.Host.Query(db => db.Users.Where(p => p.Id == person.Id).ExecuteUpdateAsync(p => p.SetProperty(one => one.DisplayName, name)));

        return person;
    }

    private Task<int> Join(Guid workspace, Person person, WorkspaceRole role) => api.Host.Query(db =>
    {
        db.Members.Add(Member.Join(workspace, person.Id, role, DateTimeOffset.UnixEpoch));

        return db.SaveChangesAsync();
    });

    private async Task<HttpClient> KeyOf(Person person)
    {
        var secret = ApiKeySecret.New();
        await api.Host.Query(db =>
        {
            db.ApiKeys.Add(ApiKey.Create(Workspace.BuiltInId, "Nightly", secret, [Permission.ReadVideos, Permission.EditVideos], Lineage.OfPerson(person.Id), null, DateTimeOffset.UnixEpoch));

            return db.SaveChangesAsync();
        });

        return api.Host.People.With(secret);
    }
}
