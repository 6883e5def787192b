using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;

namespace Trae.Bench;

/// <summary>Who writes the scripts that are measured: the built-in writer, or a model.</summary>
internal interface IAuthor
{
    string Name { get; }

    /// <summary>Whether all that it says is to be the source's own words.</summary>
    bool IsVerbatim { get; }

    /// <param name="name">Of the text.</param>
    /// <param name="source">The text, read.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="ct">The caller's.</param>
    Task<Storyboard> Write(string name, SourceDocument source, WritingRequest request, CancellationToken ct);
}

internal sealed class BuiltInAuthor : IAuthor
{
    public string Name => "the built-in writer";

    public bool IsVerbatim => true;

    public Task<Storyboard> Write(string name, SourceDocument source, WritingRequest request, CancellationToken ct) => Task.FromResult(ScriptWriter.Write(source, request));
}
