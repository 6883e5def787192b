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

    [GeneratedRegex("/account/invitation\\?token=(?<token>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();
}
