namespace Trae.AppHost.Standin.Supervision;

/// <summary>What others wait for.</summary>
internal sealed class ResourceState
{
    /// <summary>Healthy once, or completed.</summary>
    public TaskCompletionSource Ready { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ended with exit code 0, for what is meant to end.</summary>
    public TaskCompletionSource Completed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
