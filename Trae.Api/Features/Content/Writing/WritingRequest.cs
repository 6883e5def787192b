using Trae.Api.Features.BrandVoices;
using Trae.Api.Features.Episodes;
using Trae.Contracts;

namespace Trae.Api.Features.Content.Writing;

/// <summary>What a script is written for.</summary>
/// <param name="Seconds">Asked length, 15 to 1,800; a finished script is spoken whole.</param>
/// <param name="WordsPerMinute">Of the voice at rate 1, as the catalogue lists it; the speaker's rate is applied to it.</param>
/// <param name="Brief">What the person asked for: leads the choice of sentences, and is the title if it reads like one.</param>
/// <param name="Language">BCP 47 tag, or null for the source's own.</param>
public sealed record WritingRequest(
    int Seconds, double WordsPerMinute, Speaker Speaker, Look Look, string? Brief = null, string? Language = null)
{
    /// <summary>The brand voice that it is written in; null for none.</summary>
    internal LearntVoice? Voice { get; init; }

    /// <summary>The series that it is an episode of; null for none.</summary>
    internal EpisodeOrder? Episode { get; init; }
}
