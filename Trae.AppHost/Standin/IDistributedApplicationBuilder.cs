using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Stands in for Aspire's builder where its packages are not to be had.</summary>
internal interface IDistributedApplicationBuilder
{
    string AppHostDirectory { get; }

    IConfigurationManager Configuration { get; }

    DistributedApplicationExecutionContext ExecutionContext { get; }

    IHostEnvironment Environment { get; }

    IServiceCollection Services { get; }

    IList<IResource> Resources { get; }

    IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource;

    DistributedApplication Build();
}

/// <summary>The stand-in only runs; publishing needs Aspire.</summary>
internal sealed class DistributedApplicationExecutionContext
{
    public bool IsRunMode { get; } = true;

    public bool IsPublishMode => !IsRunMode;
}

/// <summary>What <c>Projects.Trae_Api</c> and its like implement; the build writes them.</summary>
internal interface IProjectMetadata
{
    string ProjectPath { get; }

    string AssemblyPath { get; }
}
