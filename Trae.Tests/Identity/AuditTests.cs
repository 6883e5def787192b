using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Trae.Api.Features.Audit;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

public sealed class AuditTests(PostgresServer postgres) : ApiTest(postgres)
{
    [Fact]
    [Trait("ASVS", "v5.0.0-16.2.1")]
    [Trait("ASVS", "v5.0.0-16.2.5")]
    public async Task Who_did_what_to_what_from_where_is_written_and_no_secret_is()
    {
        var made = await (await Http.PostAsync("/api/v1/keys", ApiCalls.Json(new CreateApiKeyRequest("Nightly", [Permission.ReadVideos])))).Read<CreatedApiKeyDto>();
        await (await Http.Create(Briefs.Octopus)).Read<VideoDto>(HttpStatusCode.Created);

        var entries = await Entries("");

        var created = Assert.Single(entries, entry => entry.Action == "key.created");
        Assert.Equal(("Owner", "Person", "127.0.0.0"), (created.Actor, created.ActorKind, created.Address));
        Assert.StartsWith("Nightly (trae_", created.Target, StringComparison.Ordinal);
        Assert.Contains(entries, entry => entry.Action == "request.done" && entry.Detail == "POST /api/v1/videos/");
        Assert.DoesNotContain(made.Secret, await Http.GetStringAsync("/api/v1/audit/export?format=jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-16.3.2")]
    public async Task A_refusal_is_written()
    {
        using var viewer = await Api.As(WorkspaceRole.Viewer);

        await (await viewer.Create(Briefs.Octopus)).Refused(HttpStatusCode.Forbidden, "forbidden");

        var denied = Assert.Single(await Entries("?action=permission"));
        Assert.Equal(("permission.denied", "Viewer"), (denied.Action, denied.Actor));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-16.3.1")]
    public async Task Sign_ins_and_attempts_at_them_are_written_for_the_workspaces_of_the_person()
    {
        var person = await Api.People.AddWithPassword("correct horse battery", WorkspaceRole.Editor);
        var stranger = await Api.People.AddWithPassword("correct horse battery");
        using var browser = new AccountBrowser(Api);
        await browser.SignIn(person.Email!, "not the password");
        await browser.SignIn(stranger.Email!, "not the password");
        await browser.SignIn(person.Email!, "correct horse battery");

        var entries = await Entries("?action=sign-in");

        Assert.Equal(["sign-in.done", "sign-in.failed"], entries.Select(entry => entry.Action));
        Assert.All(entries, entry => Assert.Equal(person.Id, entry.ActorId));
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-16.4.2")]
    public async Task The_database_itself_refuses_to_change_or_to_forget_an_entry()
    {
        await Http.PostAsync("/api/v1/keys", ApiCalls.Json(new CreateApiKeyRequest("Nightly", [Permission.ReadVideos])));

        foreach (var sql in (FormattableString[])[$"update audit_entries set actor = 'Nobody'", $"delete from audit_entries", $"truncate audit_entries"])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => Api.Query(db => db.Database.ExecuteSqlAsync(sql)));

            Assert.Contains("append-only", refused.MessageText, StringComparison.Ordinal);
        }

        Assert.Single(await Entries("?action=key"));
    }

    [Fact]
    public async Task The_log_is_read_in_pages_filtered_and_exported()
    {
        for (var i = 0; i < 5; i++)
        {
            await Http.PostAsync("/api/v1/keys", ApiCalls.Json(new CreateApiKeyRequest($"Key {i}", [Permission.ReadVideos])));
        }

        var first = await (await Http.GetAsync("/api/v1/audit?action=key.created&limit=2")).Read<PageDto<AuditEntryDto>>();
        var second = await (await Http.GetAsync($"/api/v1/audit?action=key.created&limit=2&cursor={first.Next}")).Read<PageDto<AuditEntryDto>>();
        Assert.Equal(4, first.Items.Concat(second.Items).Select(entry => entry.Id).Distinct().Count());
        Assert.Empty(await Entries("?to=2020-01-01T00:00:00Z"));
        Assert.Empty(await Entries($"?actor={Guid.NewGuid()}"));

        var csv = await Http.GetAsync("/api/v1/audit/export?action=key.created");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.Equal(6, (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        await (await Http.GetAsync("/api/v1/audit/export?format=xml")).Refused(HttpStatusCode.BadRequest, "format-unknown");
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("a \"b\"\r\nc,d", "\"a \"\"b\"\"\r\nc,d\"")]
    [Trait("ASVS", "v5.0.0-16.4.1")]
    public void A_name_is_neither_a_formula_nor_a_new_line_of_the_export(string name, string cell) => Assert.Equal(cell, ExportAudit.Cell(name));

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::")]
    public void Addresses_are_kept_without_their_ends(string address, string kept) => Assert.Equal(kept, AuditLog.Truncate(IPAddress.Parse(address)));

    private async Task<IReadOnlyList<AuditEntryDto>> Entries(string query) =>
        (await (await Http.GetAsync($"/api/v1/audit{query}")).Read<PageDto<AuditEntryDto>>()).Items;
}
