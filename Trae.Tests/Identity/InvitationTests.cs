using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

public sealed partial class InvitationTests(PostgresServer postgres) : IAsyncLifetime
{
    private readonly DirectoryInfo _mails = Directory.CreateTempSubdirectory("trae-mail-");

    private ApiHost Api { get; set; } = null!;

    public async ValueTask InitializeAsync() =>
        Api = await ApiHost.Start(postgres, new Dictionary<string, string>(StringComparer.Ordinal) { ["Mail:Folder"] = _mails.FullName, ["Quotas:Members"] = "4" });

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        _mails.Delete(recursive: true);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-6.4.1")]
    public async Task The_link_of_the_mail_makes_a_member_of_whom_it_was_sent_to_once()
    {
        var person = await Api.People.Add();
        var token = await Invited(person.Email!);
        using var http = Api.People.With(Api.People.TokenOf(person));
        using var stranger = Api.People.With(Api.People.TokenOf(await Api.People.Add()));
        await (await Accept(stranger, token)).Refused(HttpStatusCode.Conflict, "invitation-for-another");

        var joined = await (await Accept(http, token)).Read<WorkspaceDto>();

        Assert.Equal((nameof(WorkspaceRole.Editor), true), (joined.Role, joined.IsCurrent));
        await (await http.GetAsync("/api/v1/videos")).Read<PageDto<VideoDto>>();
        await (await Accept(http, token)).Refused(HttpStatusCode.NotFound, "invitation-not-found");
    }

    [Fact]
    public async Task A_revoked_an_expired_and_an_invented_link_open_nothing()
    {
        var person = await Api.People.Add();
        using var http = Api.People.With(Api.People.TokenOf(person));
        var token = await Invited(person.Email!);
        var invitation = Assert.Single(await (await Api.Http.GetAsync("/api/v1/invitations")).Read<InvitationDto[]>());
        Assert.Equal(HttpStatusCode.NoContent, (await Api.Http.DeleteAsync($"/api/v1/invitations/{invitation.Id}")).StatusCode);
        await (await Accept(http, token)).Refused(HttpStatusCode.NotFound, "invitation-not-found");

        var second = await Invited(person.Email!);
        await Api.Query(db => db.Invitations.ExecuteUpdateAsync(i => i.SetProperty(x => x.ExpiresAt, DateTimeOffset.UnixEpoch)));
        await (await Accept(http, second)).Refused(HttpStatusCode.NotFound, "invitation-not-found");
        await (await Accept(http, "invented")).Refused(HttpStatusCode.NotFound, "invitation-not-found");
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-2.3.4")]
    public async Task There_is_no_more_room_than_the_quota_however_many_are_invited_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(number =>
            Api.Http.PostAsync("/api/v1/invitations", ApiCalls.Json(new InviteRequest($"person{number}@trae.test", WorkspaceRole.Viewer)))));

        // The owner is one of the four.
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        await answers.First(answer => answer.StatusCode != HttpStatusCode.OK).Refused(HttpStatusCode.Conflict, "quota-exceeded");
    }

    [Theory]
    [InlineData("Acme\r\n\r\nYour account was locked. Go on here:\r\nhttps://evil.example/claim")]
    [InlineData("Acme\u2028Lovelace")]
    [InlineData("Acme \u202Elive")]
    [InlineData("https://evil.example/claim")]
    [InlineData("Go to www.evil.example")]
    [Trait("ASVS", "v5.0.0-1.3.3")]
    public async Task A_workspace_is_named_in_one_line_that_leads_nowhere(string name)
    {
        foreach (var answer in (HttpResponseMessage[])
            [
                await Api.Http.PostAsync("/api/v1/workspaces", ApiCalls.Json(new CreateWorkspaceRequest(name))),
                await Api.Http.PatchAsync("/api/v1/workspace", ApiCalls.Json(new ChangeWorkspaceRequest(name))),
            ])
        {
            await answer.Refused(HttpStatusCode.UnprocessableEntity, "name-malformed");
        }
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-1.3.3")]
    public async Task Names_of_before_say_nothing_of_their_own_in_our_mail()
    {
        const string name = "Acme\r\n\r\nhttps://evil.example/claim evil.example";
        await Api.Query(db => db.Workspaces.ExecuteUpdateAsync(w => w.SetProperty(x => x.Name, name)));
        await Api.Query(db => db.Users.ExecuteUpdateAsync(p => p.SetProperty(x => x.DisplayName, name)));

        await Invited("ada@trae.test");

        var mail = await MimeKit.MimeMessage.LoadAsync(Assert.Single(_mails.GetFiles("*.eml")).FullName);
        foreach (var text in (string[])[mail.TextBody!, mail.HtmlBody!, mail.Subject!])
        {
            Assert.DoesNotContain("https://evil", text, StringComparison.Ordinal);
            Assert.DoesNotContain("evil.example", text, StringComparison.Ordinal);
        }

        Assert.Equal(5, mail.TextBody!.ReplaceLineEndings("\n").TrimEnd().Split('\n').Length);
        Assert.Single(mail.HtmlBody!.Split("<a "), part => part.StartsWith("href", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("OWASP API", "API6:2023"), Trait("ASVS", "v5.0.0-2.4.1")]
    public async Task One_mailbox_gets_few_invitations_however_often_they_are_taken_back()
    {
        List<HttpStatusCode> answers = [];
        for (var round = 0; round < 40; round++)
        {
            var answer = await Api.Http.PostAsync("/api/v1/invitations", ApiCalls.Json(new InviteRequest("victim@trae.test", WorkspaceRole.Viewer)));
            answers.Add(answer.StatusCode);
            if (answer.IsSuccessStatusCode)
            {
                await Api.Http.DeleteAsync($"/api/v1/invitations/{(await answer.Read<InvitationDto>()).Id}");
            }
            else
            {
                await answer.Refused(HttpStatusCode.TooManyRequests, "too-many-requests");
            }
        }

        Assert.Equal(5, answers.Count(status => status == HttpStatusCode.OK));
        await Api.JobsOf("MailInvitation");
        Assert.InRange(_mails.GetFiles("*.eml").Length, 0, 5);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("a@b.test\r\nBcc: victim@trae.test")]
    public async Task What_is_no_address_gets_no_mail(string email) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Api.Http.PostAsync("/api/v1/invitations", ApiCalls.Json(new InviteRequest(email, WorkspaceRole.Viewer)))).StatusCode);

    private static Task<HttpResponseMessage> Accept(HttpClient http, string token) =>
        http.PostAsync("/api/v1/invitations/accept", ApiCalls.Json(new AcceptInvitationRequest(token)));

    private async Task<string> Invited(string email)
    {
        var before = _mails.GetFiles("*.eml").Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        await (await Api.Http.PostAsync("/api/v1/invitations", ApiCalls.Json(new InviteRequest(email, WorkspaceRole.Editor)))).Read<InvitationDto>();
        await Api.JobsOf("MailInvitation");
        var mail = await File.ReadAllTextAsync(Assert.Single(_mails.GetFiles("*.eml"), file => !before.Contains(file.Name)).FullName);
        Assert.Contains($"To: {email}", mail, StringComparison.Ordinal);
        var token = Token().Match(mail).Groups["token"].Value;
        Assert.False(await Api.Query(db => db.Invitations.AnyAsync(invitation => invitation.TokenHash == token)));

        return token;
    }

    [GeneratedRegex("/account/invitation\\?token=(?<token>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Token();
}
