namespace Trae.Bench;

/// <summary>One kind of read: the API's addresses of it, asked in turn, which are the bare endpoint's, too.</summary>
/// <param name="Required">The least ratio of throughput to the bare endpoint's; null where none is required.</param>
internal sealed record Read(string Name, IReadOnlyList<string> Paths, bool NeedsKey, double? Required)
{
    public static IReadOnlyList<Read> All(Seeded data) =>
    [
        new("one video", [.. data.Films.Select(id => $"/api/v1/videos/{id}")], true, 0.5),
        new("a list", ["/api/v1/videos"], true, 0.5),
        new("the published list", ["/api/v1/published"], false, 0.5),
        new("a storyboard", [.. data.Films.Select(id => $"/api/v1/videos/{id}/storyboard")], true, null),
        new("a published video", [.. data.Films.Select(id => $"/api/v1/published/{id}")], false, null),
    ];
}
