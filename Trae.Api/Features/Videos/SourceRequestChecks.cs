using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Features.Content.Documents;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Media;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Videos;

/// <summary>Refuses sources of a brief that cannot be read, as far as that shows without fetching or unpacking anything.</summary>
internal static class SourceRequestChecks
{
    public static IEnumerable<MediaReference> Documents(CreateVideoRequest request) => (request.Sources ?? [])
        .Select((source, index) => (source?.Document, index))
        .Where(source => !string.IsNullOrWhiteSpace(source.Document))
        .Select(source => new MediaReference(
            string.Create(CultureInfo.InvariantCulture, $"sources[{source.index}].document"),
            string.Create(CultureInfo.InvariantCulture, $"Source {source.index + 1}"),
            source.Document!,
            MediaKind.Document));

    public static async Task<ProblemHttpResult?> Check(CreateVideoRequest request, Voice? voice, ReaderProcess reader, CancellationToken ct)
    {
        if (request.Research is not null)
        {
            return !string.IsNullOrWhiteSpace(request.Text) || !string.IsNullOrWhiteSpace(request.Link) || request.Sources is { Count: > 0 }
                ? Problems.Unprocessable("source-ambiguous", "A research has its sources. Give either it or sources, not both.")
                : null;
        }

        var isShort = !string.IsNullOrWhiteSpace(request.Text) || !string.IsNullOrWhiteSpace(request.Link);
        if (isShort && request.Sources is { Count: > 0 })
        {
            return Problems.Unprocessable("source-ambiguous", "Give one source as text or link, or several as sources, not both.");
        }

        return request.Sources is { Count: > 0 } several ? await CheckAll(several, reader, ct) : await CheckOne(request, voice, reader, ct);
    }

    private static async Task<ProblemHttpResult?> CheckAll(IReadOnlyList<SourceRequest> sources, ReaderProcess reader, CancellationToken ct)
    {
        var words = 0;
        for (var i = 0; i < sources.Count; i++)
        {
            var given = sources[i] is { } source ? ((string?[])[source.Text, source.Link, source.Document]).Count(part => !string.IsNullOrWhiteSpace(part)) : 0;
            if (given != 1)
            {
                return Problems.Unprocessable("source-ambiguous", $"Source {i + 1} needs exactly one of a text, a link and a document. Give one.");
            }

            try
            {
                words += string.IsNullOrWhiteSpace(sources[i].Text) ? 0 : (await reader.ReadText(sources[i].Text, sources[i].Kind, ct, entries: sources[i].Entries)).Words;
            }
            catch (PermanentJobException refused)
            {
                return Refuse(refused, $"Source {i + 1}: ");
            }

            if (sources[i].Link is { Length: > 0 } link && CheckLink(link) is { } problem)
            {
                return problem;
            }
        }

        // What is not read yet can only add.
        var isKnown = sources.All(source => !string.IsNullOrWhiteSpace(source.Text));
        try
        {
            SourceChecks.CheckWords(isKnown ? words : Math.Max(words, SourceLimits.MinimumWords), sources[0].Kind);

            return null;
        }
        catch (PermanentJobException refused)
        {
            return Refuse(refused, "");
        }
    }

    private static async Task<ProblemHttpResult?> CheckOne(CreateVideoRequest request, Voice? voice, ReaderProcess reader, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(request.Text) && !string.IsNullOrWhiteSpace(request.Link))
        {
            return Problems.Unprocessable("source-ambiguous", "Give the source either as text or as a link, not both.");
        }

        if (!string.IsNullOrWhiteSpace(request.Link))
        {
            return CheckLink(request.Link);
        }

        try
        {
            SourceReader.Check(await reader.ReadText(request.Text, request.Kind, ct), voice?.Scripts);

            return null;
        }
        catch (PermanentJobException refused)
        {
            return Refuse(refused, "");
        }
    }

    private static ProblemHttpResult Refuse(PermanentJobException refused, string before) => refused.Code == "source-too-large"
        ? Problems.TooLarge(refused.Code, before + refused.Message)
        : Problems.Unprocessable(refused.Code, before + refused.Message);

    // Whether it answers, and where its name leads, is found out by the job that fetches it.
    private static ProblemHttpResult? CheckLink(string link)
    {
        if (LinkFetcher.Check(link) is { } problem)
        {
            return Problems.Unprocessable(problem);
        }

        var host = new Uri(link.Trim()).DnsSafeHost;
        var isPrivate = IPAddress.TryParse(host, out var address)
            ? !PublicAddress.IsPublic(address)
            : LocalName.Is(host);
        var refusal = LinkProblems.PrivateAddress(host);

        return isPrivate ? Problems.Unprocessable(refusal.Code, refusal.Message) : null;
    }
}
