using System.ComponentModel.DataAnnotations;

namespace Trae.Contracts;

/// <summary>How far a research is: what a person looks at next, and approves.</summary>
public enum ResearchStage
{
    /// <summary>A model is being asked for the questions; nothing to do but wait, or to go on with the usual ones.</summary>
    Asking,

    /// <summary>What is to be found out.</summary>
    Questions,

    /// <summary>Pages are being searched and read; nothing to do but wait.</summary>
    Searching,

    /// <summary>What was found: sentences of pages.</summary>
    Findings,

    /// <summary>What is said in which order; a video can be made of it.</summary>
    Outline,
}

/// <param name="Language">BCP 47 tag; found from a topic that is long enough or of an alphabet of its own, else English.</param>
/// <param name="Writer">Who proposes the questions: "built-in", or a model connection's id; the workspace's default when absent.</param>
public sealed record CreateResearchRequest(
    [property: Required, StringLength(200, MinimumLength = 3)] string Topic,
    [property: MaxLength(35)] string? Language = null,
    [property: MaxLength(60)] string? Writer = null);

/// <param name="Question">Its place among the questions, from 0.</param>
/// <param name="Source">Its source's place among the sources, from 0.</param>
/// <param name="Sentence">The sentence's place among all of that source, from 0.</param>
/// <param name="IsChosen">Whether it may be said.</param>
public sealed record ResearchFinding(Guid Id, int Question, string Text, int Source, int Sentence, bool IsChosen = true);

/// <summary>A part of the script.</summary>
/// <param name="Findings">The ids of what it says, in order.</param>
public sealed record ResearchSection(
    [property: Required, StringLength(200, MinimumLength = 1)] string Heading, [property: Required, MinLength(1), MaxLength(50)] IReadOnlyList<Guid> Findings);

/// <summary>What of a research is a person's to change, by its stage; the rest is left out.</summary>
/// <param name="Questions">In <see cref="ResearchStage.Questions"/>.</param>
/// <param name="Chosen">The findings that may be said, in <see cref="ResearchStage.Findings"/>.</param>
/// <param name="Outline">In <see cref="ResearchStage.Outline"/>.</param>
public sealed record ChangeResearchRequest(
    [property: MaxLength(8)] IReadOnlyList<string>? Questions = null,
    [property: MaxLength(100)] IReadOnlyList<Guid>? Chosen = null,
    [property: MaxLength(20)] IReadOnlyList<ResearchSection>? Outline = null);

/// <param name="Version">Grows with every change; also the ETag.</param>
/// <param name="Progress">Of what is waited for, in words; null while nothing is.</param>
/// <param name="Problem">Why it failed, and what to do.</param>
public sealed record ResearchDto(
    Guid Id,
    int Version,
    string Topic,
    string Language,
    ResearchStage Stage,
    string? Progress,
    ProblemReason? Problem,
    IReadOnlyList<string> Questions,
    IReadOnlyList<ResearchFinding> Findings,
    IReadOnlyList<ResearchSection> Outline,
    IReadOnlyList<SourceCredit> Sources,
    DateTimeOffset CreatedAt)
{
    /// <summary>Who proposed the questions, and why nobody else did; null for the built-in way that nobody else was to go.</summary>
    public WritingDto? Asked { get; init; }
}

/// <summary>Whether topics can be looked into here.</summary>
/// <param name="CanSearch">False until whoever runs this Trae has set <c>Search:Address</c>.</param>
public sealed record ResearchSetupDto(bool CanSearch);

/// <summary>A line of the list of researches.</summary>
public sealed record ResearchLineDto(Guid Id, string Topic, ResearchStage Stage, DateTimeOffset CreatedAt);

/// <summary>Asks a model for a research's questions.</summary>
/// <param name="Writer">As the request named it.</param>
public sealed record AskQuestions(Guid ResearchId, string? Writer);

/// <summary>Searches the web for a research's questions, and reads what it finds.</summary>
public sealed record FindAnswers(Guid ResearchId);
