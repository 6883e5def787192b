using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Contracts;

namespace Trae.Bench;

/// <summary>Who writes the scripts that are measured: the built-in writer, or a model.</summary>
internal interface IAuthor
{
    string Name { get; }

    /// <summary>Whether it writes the same every time, so that its figures can be compared with those kept.</summary>
    bool HasBaseline { get; }

    Task<Storyboard> Write(SourceDocument source, WritingRequest request, CancellationToken ct);
}

internal sealed class BuiltInAuthor : IAuthor
{
    public string Name => "the built-in writer";

    public bool HasBaseline => true;

    public Task<Storyboard> Write(SourceDocument source, WritingRequest request, CancellationToken ct) => Task.FromResult(ScriptWriter.Write(source, request));
}
