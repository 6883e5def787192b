namespace Trae.Tests.Journeys;

/// <summary>
/// Every page as a person comes to it: in a real browser, with scripts and without, in each role and in none, wide and at 390 px. A page
/// that no walk came to fails, and so does whatever a page causes: errors in the console, requests that fail, dead links, no style.
/// </summary>
public sealed class JourneyTests(Harbour harbour) : IClassFixture<Harbour>
{
    public static TheoryData<string, bool> Everybody =>
        [.. Harbour.Roles.SelectMany(role => ((bool[])[true, false]).Select(hasScript => new TheoryDataRow<string, bool>(role, hasScript)))];

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Every_page_is_whole_and_every_link_leads_somewhere(string role, bool hasScript)
    {
        var walk = await harbour.WalkOf(role, hasScript);

        Assert.True(walk.Faults.Count == 0, string.Join('\n', walk.Faults.Distinct()));
    }

    [Fact]
    public async Task Every_page_that_there_is_was_visited()
    {
        var walks = await Task.WhenAll(Harbour.Roles.SelectMany(role => ((bool[])[true, false]).Select(hasScript => harbour.WalkOf(role, hasScript))));
        var visited = walks.SelectMany(walk => walk.Visited.Keys).ToHashSet(StringComparer.Ordinal);

        string[] missed = [.. SitePages.Templates.Except([.. visited, .. SitePages.Elsewhere.Keys])];
        Assert.True(missed.Length == 0, $"No link leads to {string.Join(", ", missed)}. Link them, or name in SitePages how people come there.");
    }
}
