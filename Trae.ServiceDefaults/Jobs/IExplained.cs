namespace Trae.Jobs;

/// <summary>
/// An exception whose message is a sentence for a person. Of any other that ends a job, people are told that something unexpected
/// happened, and the log has the rest.
/// </summary>
public interface IExplained
{
    /// <summary>Stable, for programs.</summary>
    string Code { get; }
}
