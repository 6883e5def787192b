using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Trae.Boundary;

/// <summary>What one client may take of a server before it has said anything worth an answer.</summary>
public static class KestrelLimits
{
    private const int MostConnections = 10_000;
    private const int MostHeaders = 64;
    private const int MostHeaderBytes = 32 * 1024;
    private const int LongestRequestLine = 8 * 1024;

    // Bytes a second, after five seconds of grace: far below any phone, far above a client that drips to hold a connection.
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 500, gracePeriod: TimeSpan.FromSeconds(5));

    /// <param name="services">Of a web application on Kestrel.</param>
    /// <param name="mostBodyBytes">Where an endpoint says nothing else.</param>
    public static IServiceCollection AddKestrelLimits(this IServiceCollection services, long mostBodyBytes)
    {
        // A line ends with CR LF (RFC 9112, 2.2): who takes a bare LF sees other headers than who does not.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", true);

        return services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = mostBodyBytes;
            options.Limits.MaxRequestHeaderCount = MostHeaders;
            options.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
            options.Limits.MaxRequestLineSize = LongestRequestLine;
            options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
            options.Limits.MinRequestBodyDataRate = Slowest;
            options.Limits.MinResponseDataRate = Slowest;
            options.Limits.MaxConcurrentConnections = MostConnections;
            options.Limits.MaxConcurrentUpgradedConnections = MostConnections;
        });
    }
}
