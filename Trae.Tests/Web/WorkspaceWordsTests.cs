using Trae.Api.Data;
using Trae.Contracts;
using Trae.Web.Components.Pages.Workspaces;
using Trae.Web.Components.Text;

namespace Trae.Tests.Web;

/// <summary>What the pages of workspaces say, and ask.</summary>
public sealed class WorkspaceWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_permission_of_a_workspace_has_words_and_those_of_owners_alone_are_not_given_away()
    {
        var worded = PermissionWords.Groups.SelectMany(group => group.Permissions).Select(each => each.Permission).ToList();

        Assert.Equal(Enum.GetValues<Permission>().Except([Permission.None, Permission.WatchVideos, Permission.OwnAccount]).Order(), worded.Order());
        Assert.Equal(RolePermissions.Grantable.Order(), worded.Where(PermissionWords.IsGrantable).Order());
    }

    [Fact]
    public void Permissions_are_summed_up_a_line_a_group() => Assert.Equal(
        [("Videos", "See videos, their scenes and their progress"), ("Workspace", "See what it uses; read the audit log")],
        PermissionWords.Summary([Permission.ReadAudit, Permission.ReadUsage, Permission.ReadVideos]));

    [Theory]
    [InlineData("key.created", "API key made")]
    [InlineData("something-new.was-done", "Something new was done")]
    [InlineData("", "")]
    public void Acts_have_words_even_new_ones(string action, string words) => Assert.Equal(words, AuditWords.Of(action));

    [Fact]
    public void The_last_day_that_is_asked_for_is_included()
    {
        var query = new AuditQuery("key", null, "2026-11-01", "2026-11-25");

        Assert.Equal("?action=key&from=2026-11-01&to=2026-11-26&cursor=c%3D&limit=50", query.Api("c=", 50).Value);
        Assert.Equal("/api/v1/audit/export?action=key&from=2026-11-01&to=2026-11-26&format=csv", query.Export("csv"));
        Assert.Equal("/workspace/audit?action=key&from=2026-11-01&to=2026-11-25&after=c", query.Page("c"));
        Assert.False(new AuditQuery("", " ", null, null).IsNarrowed);
    }

    [Fact]
    public void A_key_says_whether_it_still_opens_anything()
    {
        var key = new ApiKeyDto(Guid.Empty, "Key", "trae_abcd", [], Now.AddDays(-9), Now.AddDays(1), Now.AddMinutes(-5), null);

        Assert.Equal(("Made 16 November 2026 · works until 26 November 2026 · last used 5 minutes ago", null), Said(key));
        Assert.Equal(("Made 16 November 2026 · last used 5 minutes ago", "Expired 25 November 2026"), Said(key with { ExpiresAt = Now }));
        Assert.Equal(("Made 16 November 2026 · never used", "Revoked 24 November 2026"), Said(key with { LastUsedAt = null, RevokedAt = Now.AddDays(-1) }));
        Assert.Equal(("Made 16 November 2026 · never expires · never used", null), Said(key with { ExpiresAt = null, LastUsedAt = null }));
    }

    [Theory]
    [InlineData("/media-library?kind=font", "/media-library")]
    [InlineData("/videos/019ab000-0000-7000-8000-000000000001/storyboard", "/")]
    [InlineData("/workspaces?done=left", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData(null, "/")]
    public void What_is_of_one_workspace_is_left_with_it(string? back, string next) => Assert.Equal(next, new WorkspaceChange { Act = "choose", Back = back }.Next);

    [Theory]
    [InlineData(54, 60d, 0.9, true)]
    [InlineData(90, 60d, 1d, true)]
    [InlineData(0, 60d, 0d, false)]
    [InlineData(54, null, null, false)]
    public void A_limit_that_is_near_is_told(double minutes, double? quota, double? share, bool near)
    {
        var figure = UsageFigures.Of(new UsageDto("2026-11", minutes, 0, quota, 0, null, 1, null, 0, null)).Minutes;

        Assert.Equal((share, near), (figure.Share, figure.IsNearlyFull));
    }

    [Fact]
    public void Months_go_back_a_year_and_include_the_one_that_is_shown()
    {
        var months = UsageFigures.Months(Now, "2024-02").ToList();

        Assert.Equal((14, ("2026-11", "November 2026"), ("2024-02", "February 2024")), (months.Count, months[0], months[^1]));
    }

    [Fact]
    public void Roles_are_offered_only_to_those_who_have_what_they_give()
    {
        RoleDto[] roles = [new(null, "Owner", [Permission.OwnWorkspace], 1), new(null, "Viewer", [Permission.ReadVideos], 0), new(Guid.Empty, "Own", [Permission.ReadVideos], 0)];

        Assert.Equal([("Viewer", "Viewer"), (Guid.Empty.ToString(), "Own")], RoleOptions.Of(roles, [Permission.ReadVideos]));
        Assert.DoesNotContain(RoleOptions.Of([], [Permission.ManageMembers]), role => role.Value == "Owner");
        Assert.Equal(new RoleChoice(WorkspaceRole.Editor), RoleOptions.Read("Editor"));
        Assert.Equal(new RoleChoice(), RoleOptions.Read("invented"));
    }

    private static (string Facts, string? Ended) Said(ApiKeyDto key) => ProgramLine.Of(key, Now) is var line ? (line.Facts, line.Ended) : default;
}
