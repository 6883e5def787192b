using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Research;

/// <summary>What may be done at which step: each does it, or says why not.</summary>
internal static class ResearchRules
{
    public static ProblemHttpResult? Change(Data.Research research, ChangeResearchRequest request) => (research.Stage, request) switch
    {
        (ResearchStage.Questions, { Questions: { } questions, Chosen: null, Outline: null }) => Ask(research, questions),
        (ResearchStage.Findings, { Questions: null, Chosen: { } chosen, Outline: null }) => Choose(research, chosen),
        (ResearchStage.Outline, { Questions: null, Chosen: null, Outline: { } outline }) => Arrange(research, outline),
        _ => Problems.Conflict("research-stage", $"The research is at its {StageOf(research)}. Send those alone, or go back a step first."),
    };

    public static ProblemHttpResult? Approve(Data.Research research)
    {
        switch (research.Stage)
        {
            case ResearchStage.Asking:
                return Problems.Conflict("research-asking", "A model is being asked for the questions. Wait for them, or go back a step to have the usual ones.");
            case ResearchStage.Outline:
                return Problems.Conflict("research-outlined", "The outline is approved by making a video of it: send POST /api/v1/videos with `research`.");
            case ResearchStage.Findings when !research.Findings.Any(finding => finding.IsChosen):
                return Problems.Unprocessable("findings-missing", "Nothing is chosen that could be said. Choose at least one finding, or go back to the questions.");
            case ResearchStage.Findings:
                research.Arrange(ResearchOutline.Of(research.Questions, research.Findings));
                return null;
            default:
                // A search that runs already finds the same; one that failed is tried again.
                research.Search();
                return null;
        }
    }

    public static ProblemHttpResult? GoBack(Data.Research research)
    {
        if (research.Stage == ResearchStage.Questions)
        {
            return Problems.Conflict("research-stage", "The research is at its questions, which come first.");
        }

        research.GoBack();

        return null;
    }

    private static ProblemHttpResult? Ask(Data.Research research, IReadOnlyList<string> questions)
    {
        // JSON can put null into a list, whatever its type says.
        var cleaned = questions.Select(question => question is null ? "" : TextCleaning.Clean(question)).Where(question => question.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var faults = cleaned.Select((question, index) => Fault.OfText($"questions[{index}]", $"Question {index + 1}", question, ResearchQuestions.Longest)).OfType<Fault>().ToList();
        if (cleaned.Count is 0 or > ResearchQuestions.Most)
        {
            return Problems.Unprocessable("questions-missing", $"Ask at least one question, and at most {ResearchQuestions.Most}.");
        }

        if (faults.Count > 0)
        {
            return Fault.Refuse(faults);
        }

        research.Ask(cleaned);

        return null;
    }

    private static ProblemHttpResult? Choose(Data.Research research, IReadOnlyList<Guid> chosen)
    {
        if (Unknown(research, chosen) is { } problem)
        {
            return problem;
        }

        research.Choose(chosen.ToHashSet());

        return null;
    }

    private static ProblemHttpResult? Arrange(Data.Research research, IReadOnlyList<ResearchSection> outline)
    {
        var faults = outline.Select((section, index) => section is null || string.IsNullOrWhiteSpace(section.Heading)
            ? new Fault($"outline[{index}].heading", "heading-missing", $"Part {index + 1} has no heading. Give it one.")
            : Fault.OfText($"outline[{index}].heading", $"Part {index + 1}", section.Heading, ResearchQuestions.Longest)).OfType<Fault>().ToList();
        if (faults.Count > 0)
        {
            return Fault.Refuse(faults);
        }

        var said = outline.SelectMany(section => section.Findings).ToList();
        if (said.Count == 0)
        {
            return Problems.Unprocessable("findings-missing", "Nothing is left that could be said. Keep at least one finding.");
        }

        if (said.Distinct().Count() < said.Count)
        {
            return Problems.Unprocessable("finding-repeated", "One of the findings stands in the outline twice. Keep it once.");
        }

        if (Unknown(research, said) is { } problem)
        {
            return problem;
        }

        research.Arrange([.. outline.Where(section => section.Findings.Count > 0).Select(section => section with { Heading = TextCleaning.Clean(section.Heading) })]);

        return null;
    }

    private static ProblemHttpResult? Unknown(Data.Research research, IEnumerable<Guid> ids) => ids.Except(research.Findings.Select(finding => finding.Id)).Any()
        ? Problems.Unprocessable("finding-unknown", "One of the findings is not of this research. Read it again, and choose of what it lists.")
        : null;

    private static string StageOf(Data.Research research) => research.Stage switch
    {
        ResearchStage.Asking => "questions, which a model is being asked for",
        ResearchStage.Questions => "questions",
        ResearchStage.Searching => "search, which is not changed",
        ResearchStage.Findings => "findings",
        _ => "outline",
    };
}
