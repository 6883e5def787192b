using System.Collections.ObjectModel;

namespace Aspire.Hosting.ApplicationModel;

// The part of Aspire's application model that AppHost.cs touches, under Aspire's names.
internal interface IResourceAnnotation;

internal interface IResource
{
    string Name { get; }

    ResourceAnnotationCollection Annotations { get; }
}

internal interface IResourceWithEnvironment : IResource;

internal interface IResourceWithArgs : IResource;

internal interface IResourceWithEndpoints : IResource;

internal interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

internal interface IResourceWithWaitSupport : IResource;

internal interface IResourceWithConnectionString : IResource
{
    ReferenceExpression ConnectionStringExpression { get; }
}

internal sealed class ResourceAnnotationCollection : Collection<IResourceAnnotation>;

internal abstract class Resource(string name) : IResource
{
    public string Name { get; } = name;

    public ResourceAnnotationCollection Annotations { get; } = [];
}

/// <summary>A process that the graph runs.</summary>
internal class ExecutableResource(string name, string command, string workingDirectory)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport
{
    public string Command { get; } = command;

    public string WorkingDirectory { get; } = workingDirectory;
}

/// <summary>A project of ours, run as it was built.</summary>
internal sealed class ProjectResource(string name, IProjectMetadata project)
    : ExecutableResource(name, "dotnet", Path.GetDirectoryName(project.ProjectPath)!), IResourceWithServiceDiscovery
{
    public IProjectMetadata Project { get; } = project;
}

internal sealed class ConnectionStringResource(string name, ReferenceExpression connectionStringExpression)
    : Resource(name), IResourceWithConnectionString, IResourceWithWaitSupport
{
    public ReferenceExpression ConnectionStringExpression { get; } = connectionStringExpression;
}
