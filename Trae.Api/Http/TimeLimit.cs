using Microsoft.AspNetCore.Http.Timeouts;

namespace Trae.Api.Http;

/// <summary>How long a request may take; it is then cancelled and answered with 504.</summary>
internal static class TimeLimit
{
    /// <summary>A gigabyte over a slow line. A client that stalls is cut off long before, by its data rate.</summary>
    public static readonly TimeSpan Upload = TimeSpan.FromHours(2);

    private static readonly TimeSpan Default = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddTimeLimits(this IServiceCollection services, IConfiguration configuration) =>
        services.AddRequestTimeouts(options => options.DefaultPolicy = PolicyOf(configuration.GetValue("RequestTimeout", Default)));

    public static TBuilder LimitTime<TBuilder>(this TBuilder endpoint, TimeSpan limit)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(PolicyOf(limit));

    /// <summary>Streams: films as fast as they are watched, events as long as somebody listens.</summary>
    public static TBuilder LimitTimeByClient<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new DisableRequestTimeoutAttribute());

    private static RequestTimeoutPolicy PolicyOf(TimeSpan limit) => new()
    {
        Timeout = limit,
        TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
        WriteTimeoutResponse = context => Problems.Problem(
            StatusCodes.Status504GatewayTimeout, "request-timeout", "That took too long and was stopped. Try again; ask for less if it persists.").ExecuteAsync(context),
    };
}
