namespace Aspire.Hosting.ApplicationModel;

internal sealed record EnvironmentAnnotation(string Name, Func<string?> Value) : IResourceAnnotation;

internal sealed record ArgumentsAnnotation(IReadOnlyList<string> Arguments) : IResourceAnnotation;

/// <param name="Port">Fixed, or null for a free one per replica.</param>
internal sealed record EndpointAnnotation(string Name, int? Port) : IResourceAnnotation;

internal sealed record ExternalEndpointsAnnotation : IResourceAnnotation;

internal sealed record ReplicaAnnotation(int Replicas) : IResourceAnnotation;

/// <param name="Key">Of a health check that is registered with the builder's services.</param>
internal sealed record HealthCheckAnnotation(string Key) : IResourceAnnotation;

internal sealed record HttpHealthCheckAnnotation(string Path) : IResourceAnnotation;

internal enum WaitType
{
    WaitUntilHealthy,
    WaitForCompletion,
}

internal sealed record WaitAnnotation(IResource Resource, WaitType WaitType) : IResourceAnnotation;
