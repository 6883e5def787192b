using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Videos;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Research;

internal sealed class FindAnswersHandler(TraeDb db, ISearchProvider search, BriefSources sources) : IJobHandler<FindAnswers>
{
    private const int MostPages = 8;

    // Of the next best, where one cannot be read.
    private const int MostTries = 20;

    public async Task Handle(FindAnswers job, JobContext context, CancellationToken ct)
    {
        var research = await db.Researches.FirstOrDefaultAsync(r => r.Id == job.ResearchId && r.WorkspaceId == context.WorkspaceId, ct)
            ?? throw new PermanentJobException("research-not-found", "The research was deleted before its answers were found.");

        // A repeat finds it done, or its person back at the questions.
        if (research.Stage != ResearchStage.Searching)
        {
            return;
        }

        var results = await Results(research, context, ct);
        var pages = await Read(results, research.Language, context, ct);
        var findings = AnswerFinder.Find(research.Topic, research.Questions, pages);
        if (findings.Count == 0)
        {
            throw new PermanentJobException("research-nothing-found", pages.Count == 0
                ? $"Of {results.Count} pages that the search found, none could be read in the language \"{research.Language}\". Ask other questions."
                : $"{pages.Count} pages were read, and no sentence of them answers a question. Ask other questions.");
        }

        research.Find(findings, pages);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Each question's best first, then each one's second best.</summary>
    private async Task<IReadOnlyList<SearchResult>> Results(Data.Research research, JobContext context, CancellationToken ct)
    {
        var each = new List<IReadOnlyList<SearchResult>>();
        foreach (var question in research.Questions)
        {
            context.Report($"Searching: {question}", 0.3 * each.Count / research.Questions.Count);
            each.Add(await search.Search(question, research.Language, ct));
        }

        return
        [
            .. each
                .SelectMany(results => results.Select((result, rank) => (result, rank)))
                .OrderBy(ranked => ranked.rank)
                .Select(ranked => ranked.result)
                .DistinctBy(result => result.Address)
                .Take(MostTries),
        ];
    }

    private async Task<IReadOnlyList<SourceDocument>> Read(IReadOnlyList<SearchResult> results, string language, JobContext context, CancellationToken ct)
    {
        var pages = new List<SourceDocument>();
        foreach (var result in results)
        {
            if (pages.Count == MostPages)
            {
                break;
            }

            var request = new CreateVideoRequest { Sources = [new SourceRequest { Link = result.Address, Title = result.Title.Length is > 0 and <= 200 ? result.Title : null }] };
            try
            {
                var page = (await sources.Read(request, context, ct)).Each[0];
                if (StopWords.Primary(page.Language) == StopWords.Primary(language))
                {
                    pages.Add(page);
                }
            }
            catch (PermanentJobException)
            {
                // One page of many: the next best takes its place, and where none is left, that is told.
            }

            context.Report($"Reading what was found ({pages.Count} pages)", 0.3 + (0.7 * pages.Count / MostPages));
        }

        return pages;
    }
}
