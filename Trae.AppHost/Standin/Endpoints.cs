using Trae.AppHost.State;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where a resource listens. There is no proxy in front: a process binds the port itself, on loopback.</summary>
internal static class Endpoints
{
    /// <summary>Every address of the resource; a free port is chosen the first time, and kept for each restart.</summary>
    public static IReadOnlyList<Address> Of(IResource resource)
    {
        if (resource.Annotations.OfType<AllocatedEndpointsAnnotation>().FirstOrDefault() is { } allocated)
        {
            return allocated.Addresses;
        }

        var replicas = resource.Annotations.OfType<ReplicaAnnotation>().LastOrDefault()?.Replicas ?? 1;
        Address[] addresses =
        [
            .. from endpoint in resource.Annotations.OfType<EndpointAnnotation>()
               from replica in Enumerable.Range(0, replicas)
               select new Address(endpoint.Name, replica, endpoint.Port ?? Ports.Free()),
        ];
        resource.Annotations.Add(new AllocatedEndpointsAnnotation(addresses));

        return addresses;
    }

    private sealed record AllocatedEndpointsAnnotation(IReadOnlyList<Address> Addresses) : IResourceAnnotation;
}

/// <param name="Replica">Zero-based.</param>
internal sealed record Address(string Name, int Replica, int Port)
{
    /// <summary>For processes: no resolver can lead it elsewhere.</summary>
    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>For people: browsers give passkeys to names alone.</summary>
    public string Shown => $"http://localhost:{Port}";

    /// <summary>All that the name may lead to on this machine.</summary>
    public IEnumerable<string> Bound => Ports.HasSixth ? [Url, $"http://[::1]:{Port}"] : [Url];
}
