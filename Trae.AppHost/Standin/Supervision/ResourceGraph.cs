namespace Trae.AppHost.Standin.Supervision;

/// <summary>The resources and what they wait for.</summary>
internal sealed class ResourceGraph
{
    public ResourceGraph(IReadOnlyList<IResource> resources)
    {
        var ordered = new List<IResource>();
        foreach (var resource in resources)
        {
            Place(resource, ordered, []);
        }

        InStartOrder = ordered;
    }

    /// <summary>Each after everything it waits for.</summary>
    public IReadOnlyList<IResource> InStartOrder { get; }

    /// <summary>Its place in that order.</summary>
    public int RankOf(IResource resource) => InStartOrder.TakeWhile(each => each != resource).Count();

    public static IEnumerable<WaitAnnotation> WaitsOf(IResource resource) => resource.Annotations.OfType<WaitAnnotation>();

    /// <summary>Whether it is meant to end, because something waits for its end.</summary>
    public bool RunsToCompletion(IResource resource) => InStartOrder.SelectMany(WaitsOf).Any(wait =>
        wait.WaitType == WaitType.WaitForCompletion && wait.Resource == resource);

    private static void Place(IResource resource, List<IResource> ordered, IReadOnlyList<IResource> path)
    {
        if (ordered.Contains(resource))
        {
            return;
        }

        if (path.Contains(resource))
        {
            throw new InvalidOperationException(
                $"These resources wait for each other: {string.Join(" -> ", path.Append(resource).Select(each => each.Name))}.");
        }

        foreach (var wait in WaitsOf(resource))
        {
            Place(wait.Resource, ordered, [.. path, resource]);
        }

        ordered.Add(resource);
    }
}
