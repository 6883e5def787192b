using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trae.Api.Features.BrandVoices;
using Trae.Contracts;
using Trae.Tests.Api;

namespace Trae.Tests.Web;

/// <summary>What a <see cref="FakeApi"/> says of brand voices and series: what was really learnt, and nothing shorter than it may be.</summary>
internal static class FakeVoices
{
    public static readonly Guid Voice = Guid.Parse("019ab000-0000-7000-8000-000000000301");

    public static readonly Guid Series = Guid.Parse("019ab000-0000-7000-8000-000000000303");

    /// <summary>What a page sent last.</summary>
    public static BrandVoice? Sent { get; private set; }

    /// <inheritdoc cref="Sent"/>
    public static Series? SentSeries { get; private set; }

    private static readonly string LongWords = string.Join(' ', Enumerable.Repeat("Donaudampfschifffahrtsgesellschaft", 3));

    /// <summary>The pages that show them.</summary>
    public static IReadOnlyList<string> Pages { get; } = ["/brand-voices", "/brand-voices/new", $"/brand-voices/{Voice}?done=saved", "/series", "/series/new", $"/series/{Series}?done=saved", $"/new?series={Series}"];

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapGet("/brand-voices", () => new[] { Learnt(Voice, SampleVoice.Friendly), Learnt(Guid.Parse("019ab000-0000-7000-8000-000000000302"), SampleVoice.Friendly with { Name = LongWords }) });
        api.MapGet("/brand-voices/{id:guid}", (Guid id) => id == Voice
            ? Results.Ok(Learnt(id, SampleVoice.Friendly with { Avoid = [new("utilise", "use"), new(LongWords)], Notes = LongWords }))
            : Results.NotFound());
        api.MapPost("/brand-voices", (BrandVoice voice) => voice.Examples.Count == 0
            ? Results.Problem(statusCode: 422, detail: "A voice is learnt from 1 to 10 examples.", extensions: new Dictionary<string, object?> { ["errors"] = new Dictionary<string, string[]> { ["examples"] = ["A voice is learnt from 1 to 10 examples. Give as many."] } })
            : Results.Created((string?)null, Learnt(Voice, Sent = voice)));
        api.MapPost("/series", (Series series) => Results.Created((string?)null, Of(Series, SentSeries = series)));
        api.MapGet("/series", () => new[] { Of(Series, SampleSeries.Lights), Of(Guid.Parse("019ab000-0000-7000-8000-000000000304"), SampleSeries.Lights with { Name = LongWords, Description = LongWords }) });
        api.MapGet("/series/{id:guid}", (Guid id) => id == Series ? Results.Ok(Of(id, SampleSeries.Lights with { Segments = [.. SampleSeries.Lights.Segments, new(LongWords[..60])] })) : Results.NotFound());
        api.MapGet("/series/{id:guid}/episodes", (Guid id) => new EpisodeLineDto[]
        {
            new(Guid.CreateVersion7(), 1, "The lighthouse of Skerrow", true, Samples.Now), new(Guid.CreateVersion7(), 3, LongWords, false, Samples.Now),
        });
        api.MapGet("/videos/{id:guid}/voice", (Guid id) => new VoiceCheckDto(
            Voice,
            "Friendly",
            [new("sentences", false, "Sentences have 19.4 words on average, the voice’s 6.8. Shorten or split some.", [0, 3, 4]), new("avoided", true, $"It says “{LongWords}”.", [])]));
    }

    private static SeriesDto Of(Guid id, Series series) => new(id, 2, series, 4, Samples.Now);

    private static BrandVoiceDto Learnt(Guid id, BrandVoice voice)
    {
        var profile = VoiceLearning.Learn([.. voice.Examples.Select(example => example.Text!)]);

        return new(id, 3, voice, profile, VoiceWords.Of(profile), Samples.Now);
    }
}
