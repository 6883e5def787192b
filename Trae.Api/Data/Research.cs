using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Data;

/// <summary>
/// A topic that is looked into, step by step; a person approves each. How far the search is, is the state of its job.
/// </summary>
public sealed class Research : IWorkspaceOwned
{
    public const int LongestTopic = 200;

    private Research()
    {
    }

    public Guid Id { get; private set; }

    public Guid WorkspaceId { get; private set; }

    public string Topic { get; private set; } = "";

    public string Language { get; private set; } = "";

    public ResearchStage Stage { get; private set; }

    /// <summary>Grows with every change. Two editors of one version: the second is refused.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<string> Questions { get; private set; } = [];

    public IReadOnlyList<ResearchFinding> Findings { get; private set; } = [];

    public IReadOnlyList<ResearchSection> Outline { get; private set; } = [];

    /// <summary>Who proposed the questions; null for the built-in way.</summary>
    public WritingDto? Asked { get; private set; }

    /// <summary>Of the pages that were read, in their order: for those who need no more of them.</summary>
    public IReadOnlyList<SourceCredit> Sources { get; private set; } = [];

    /// <summary>The pages that were read, whole; findings name them by their place.</summary>
    public IReadOnlyList<SourceDocument> Documents { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    /// <param name="workspaceId">Whose.</param>
    /// <param name="topic">What is looked into.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="questions">The usual ones, which stay where nobody has better ones.</param>
    /// <param name="asks">Whether a model is asked for better ones.</param>
    /// <param name="now">The time.</param>
    public static Research Start(Guid workspaceId, string topic, string language, IReadOnlyList<string> questions, bool asks, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        WorkspaceId = workspaceId,
        Topic = topic,
        Language = language,
        Questions = questions,
        Stage = asks ? ResearchStage.Asking : ResearchStage.Questions,
        Version = 1,
        CreatedAt = now,
    };

    /// <param name="questions">Null to keep the usual ones.</param>
    /// <param name="asked">By whom, or why by nobody.</param>
    public void Propose(IReadOnlyList<string>? questions, WritingDto asked) =>
        Change(() => (Questions, Asked, Stage) = (questions ?? Questions, asked, ResearchStage.Questions));

    public void Ask(IReadOnlyList<string> questions) => Change(() => Questions = questions);

    public void Search() => Change(() => Stage = ResearchStage.Searching);

    public void Find(IReadOnlyList<ResearchFinding> findings, IReadOnlyList<SourceDocument> documents) =>
        Change(() => (Findings, Documents, Sources, Stage) = (findings, documents, [.. documents.Select(document => document.Credit)], ResearchStage.Findings));

    public void Choose(IReadOnlySet<Guid> chosen) =>
        Change(() => Findings = [.. Findings.Select(finding => finding with { IsChosen = chosen.Contains(finding.Id) })]);

    public void Arrange(IReadOnlyList<ResearchSection> outline) => Change(() => (Outline, Stage) = (outline, ResearchStage.Outline));

    /// <summary>To the step before, with everything that it had; what was found stays until the next search.</summary>
    public void GoBack() => Change(() => Stage = Stage == ResearchStage.Outline ? ResearchStage.Findings : ResearchStage.Questions);

    private void Change(Action change)
    {
        change();
        Version++;
    }
}

internal sealed class ResearchConfiguration : IEntityTypeConfiguration<Research>
{
    public void Configure(EntityTypeBuilder<Research> research)
    {
        research.ToTable("researches");
        research.Property(r => r.Id).ValueGeneratedNever();
        research.Property(r => r.Topic).HasMaxLength(Research.LongestTopic);
        research.Property(r => r.Language).HasMaxLength(35);
        research.Property(r => r.Stage).HasConversion<string>().HasMaxLength(20);
        research.Property(r => r.Version).IsConcurrencyToken();
        research.Property(r => r.Questions).IsJson();
        research.Property(r => r.Findings).IsJson();
        research.Property(r => r.Outline).IsJson();
        research.Property(r => r.Asked).IsJson();
        research.Property(r => r.Sources).IsJson();
        research.Property(r => r.Documents).IsJson();

        research.HasOne<Workspace>().WithMany().HasForeignKey(r => r.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        research.HasIndex(r => new { r.WorkspaceId, r.Id });
    }
}
