namespace Trae.Api.Data;

/// <summary>
/// Whose arm a key or service client is. It does what all of them may do now and nothing more, ends when the first of them ends, and what it
/// makes has the same lineage: the family of a key ends with it.
/// </summary>
/// <param name="Person">Null for what the machine, or a service client of the workspace's own, has made.</param>
/// <param name="Key">That made it.</param>
/// <param name="Client">That made it.</param>
/// <param name="Until">What it makes ends then at the latest; null for what has no end.</param>
public sealed record Lineage(Guid? Person, Guid? Key, Guid? Client, DateTimeOffset? Until)
{
    public static Lineage Machine { get; } = new(null, null, null, null);

    public static Lineage OfPerson(Guid person) => new(person, null, null, null);

    public DateTimeOffset? Earlier(DateTimeOffset? wanted) => Until is { } until && (wanted is null || until < wanted) ? until : wanted;
}
