namespace Trae.AppHost.Embedded;

/// <summary>Another signal than SIGTERM asks the process to end in good order. Aspire does not know it and sends SIGTERM.</summary>
internal sealed record StopSignalAnnotation(int Signal) : IResourceAnnotation;
