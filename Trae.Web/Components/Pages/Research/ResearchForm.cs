using System.Globalization;
using Trae.Contracts;
using Trae.Web.Api;

namespace Trae.Web.Components.Pages.Research;

/// <summary>A step of a research as the browser sends it.</summary>
public sealed class ResearchForm
{
    public int Version { get; set; }

    /// <summary>"save", "approve", "back" or "delete"; or "up" and "down" with the place of a part: "up 2".</summary>
    public string? Act { get; set; }

    /// <summary>One in each line.</summary>
    public string? Questions { get; set; }

    /// <summary>The findings that are ticked, in their order.</summary>
    public List<Guid> Kept
    {
        get;

        // None ticked is nothing sent, which the form's reader makes null, whatever the type says.
        set => field = value ?? [];
    } = [];

    /// <summary>Of the outline's parts, in their order.</summary>
    public List<string> Headings
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>Saves what was entered, and does what the button says; answers where that is seen.</summary>
    public async Task<string> Apply(TraeClient client, ResearchDto shown, CancellationToken ct)
    {
        if (Act is "delete")
        {
            await client.DeleteResearch(shown.Id, ct);

            return "/research?done=deleted";
        }

        var version = Version;
        if (Act is not "back" && ChangeOf(shown) is { } change)
        {
            version = (await client.ChangeResearch(shown.Id, version, change, ct)).Version;
        }

        _ = Act switch
        {
            "approve" when shown.Stage is not ResearchStage.Outline => await client.ApproveResearch(shown.Id, version, ct),
            "back" => await client.ResearchBack(shown.Id, version, ct),
            _ => null,
        };

        return $"/research/{shown.Id}";
    }

    private ChangeResearchRequest? ChangeOf(ResearchDto shown) => shown.Stage switch
    {
        ResearchStage.Questions => new(Questions: [.. (Questions ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]),
        ResearchStage.Findings => new(Chosen: Kept),
        ResearchStage.Outline => new(Outline: Moved([.. shown.Outline.Select((section, index) => new ResearchSection(
            Headings.ElementAtOrDefault(index)?.Trim() ?? section.Heading, [.. section.Findings.Where(Kept.Contains)]))])),
        _ => null,
    };

    private List<ResearchSection> Moved(List<ResearchSection> sections)
    {
        if (Act?.Split(' ') is [var way and ("up" or "down"), var place]
            && int.TryParse(place, CultureInfo.InvariantCulture, out var from)
            && (way == "up" ? from - 1 : from + 1) is var to
            && from >= 0 && to >= 0 && from < sections.Count && to < sections.Count)
        {
            (sections[from], sections[to]) = (sections[to], sections[from]);
        }

        return sections;
    }
}
