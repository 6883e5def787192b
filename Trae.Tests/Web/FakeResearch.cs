using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trae.Contracts;

namespace Trae.Tests.Web;

/// <summary>What a <see cref="FakeApi"/> says of researches: one at each step.</summary>
internal static class FakeResearch
{
    private static readonly string[] Asked = ["What is a lighthouse?", "How does a lighthouse work?", "Why does a lighthouse matter?"];

    private static readonly Dictionary<ResearchStage, Guid> Ids = Enum.GetValues<ResearchStage>()
        .ToDictionary(stage => stage, stage => Guid.Parse($"019ab000-0000-7000-8000-00000000010{(int)stage}"));

    /// <summary>One that is at its questions.</summary>
    public static Guid Questions => Ids[ResearchStage.Questions];

    public static string PageOf(ResearchStage stage) => $"/research/{Ids[stage]}";

    /// <summary>The pages that show it.</summary>
    public static IReadOnlyList<string> Pages { get; } = ["/research?done=deleted", .. Ids.Values.Select(id => $"/research/{id}")];

    /// <summary>What a page sent last.</summary>
    public static CreateResearchRequest? Sent { get; private set; }

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/research", (CreateResearchRequest research) => Results.Created((string?)null, Research(ResearchStage.Asking) with { Topic = (Sent = research).Topic }));
        app.MapGet("/api/v1/research", () => Ids.Select(pair => new ResearchLineDto(pair.Value, "Lighthouses of the northern coasts", pair.Key, Samples.Now)));
        app.MapGet("/api/v1/research/setup", () => new ResearchSetupDto(CanSearch: true));
        app.MapGet("/api/v1/research/{id:guid}", (Guid id) => Ids.ContainsValue(id) ? Results.Ok(Research(Ids.Single(pair => pair.Value == id).Key)) : Results.NotFound());
    }

    private static ResearchDto Research(ResearchStage stage)
    {
        ResearchFinding[] findings =
        [
            .. Enumerable.Range(0, 6).Select(number => new ResearchFinding(
                Guid.Parse($"019ab000-0000-7000-8000-00000000020{number}"),
                number / 2,
                number == 3 ? string.Join(' ', Enumerable.Repeat("Leuchtturmwärterwohnungsverwaltung", 9)) : "The lens of a lighthouse floats on a bath of mercury, so that a clockwork can turn several tonnes.",
                number % 2,
                number,
                number != 4)),
        ];

        return new(
            Ids[stage], 3, "Lighthouses of the northern coasts", "en", stage, stage switch { ResearchStage.Asking => "House model proposes the questions", ResearchStage.Searching => "Searching: How does a lighthouse work?", _ => null }, null, Asked, findings,
            [.. Asked.Select((question, index) => new ResearchSection(question, [.. findings.Where(finding => finding.Question == index).Select(finding => finding.Id)]))],
            [new("How a lighthouse works", "https://lights.example/how", "Ada Rowe", "CC BY 4.0"), new("A history of lighthouses", $"https://lights.example/{new string('a', 120)}")],
            Samples.Now)
        {
            Asked = new(null, "These are the usual questions instead of House model's, which could not be used, and were no better when it was asked again. Question 2 has markup or a link. Write plain text."),
        };
    }
}
