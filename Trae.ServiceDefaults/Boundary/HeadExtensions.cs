using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Trae.Boundary;

public static class HeadExtensions
{
    /// <summary>HEAD is answered as GET is, where GET is (RFC 9110, 9.3.2): Blazor maps GET and POST alone. The server leaves the body out.</summary>
    public static TBuilder WithHead<TBuilder>(this TBuilder pages)
        where TBuilder : IEndpointConventionBuilder
    {
        pages.Finally(static endpoint =>
        {
            if (endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { } methods && methods.HttpMethods.Contains(HttpMethods.Get))
            {
                endpoint.Metadata.Remove(methods);
                endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Head, .. methods.HttpMethods]));
            }
        });

        return pages;
    }
}
