using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Trae.Api.Http.Limits;

/// <summary>How often may be asked. Every endpoint names a policy; what leads to no endpoint counts too.</summary>
internal static class RateLimits
{
    public const string Default = "default";
    public const string Media = "media";
    public const string Expensive = "expensive";
    public const string SignIn = "sign-in";
    public const string Tokens = "tokens";

    private static readonly string[] SignInPaths = ["/connect", "/account"];

    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<LocalCounters>().AddSingleton<RateCounters>();
        services.Configure<RateLimitSettings>(configuration.GetSection("RateLimits"));
        services.AddRateLimiter(options =>
        {
            foreach (var policy in (string[])[Default, Media, Expensive, SignIn, Tokens])
            {
                options.AddPolicy(policy, context => Partition(policy, context));
            }

            options.OnRejected = (context, _) => new(Refuse((context.Lease as RateLease)?.Decision).ExecuteAsync(context.HttpContext));
        });

        return services;
    }

    /// <summary>The limit of an endpoint or a group; the last one named holds.</summary>
    public static TBuilder LimitRate<TBuilder>(this TBuilder endpoint, string policy = Default)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireRateLimiting(policy);

    /// <summary>For whatever takes a password, a code or a token: strict, by address, and closed while Redis is away.</summary>
    public static TBuilder LimitSignIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireRateLimiting(SignIn);

    /// <summary>
    /// What no endpoint answers: searches for addresses, and what authentication answers by itself. Before authentication;
    /// endpoints are counted after it.
    /// </summary>
    public static IApplicationBuilder UseUnroutedLimit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint() is null)
        {
            var policy = Array.Exists(SignInPaths, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)) ? SignIn : Default;
            var counters = CountersOf(policy, context, CountedCaller.Of(context, isSigningIn: true));
            var decision = await context.RequestServices.GetRequiredService<RateCounters>().Take(counters, failsClosed: policy == SignIn);
            RateLimitHeaders.Write(context.Response.Headers, policy, decision);
            if (!decision.IsAllowed)
            {
                await Refuse(decision).ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    });

    /// <summary>Counts what one request does beyond what its endpoint says; null if it may.</summary>
    public static async Task<ProblemHttpResult?> Count(string policy, HttpContext context)
    {
        var decision = await context.RequestServices.GetRequiredService<RateCounters>().Take(CountersOf(policy, context, CountedCaller.Of(context, isSigningIn: false)), failsClosed: false);

        return decision.IsAllowed ? null : Refuse(decision);
    }

    private static RateLimitPartition<string> Partition(string asked, HttpContext context)
    {
        // Looking at a form guesses nothing.
        var policy = asked == SignIn && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) ? Default : asked;
        var callers = CountedCaller.Of(context, isSigningIn: policy == SignIn);
        var counters = CountersOf(policy, context, callers);
        var services = context.RequestServices;

        return RateLimitPartition.Get(string.Join('|', counters.Select(counter => counter.Key)), _ => new CallerLimiter(
            counters,
            policy,
            services.GetRequiredService<RateCounters>(),
            services.GetRequiredService<IHttpContextAccessor>(),
            services.GetRequiredService<TimeProvider>()));
    }

    private static List<RateCounter> CountersOf(string policy, HttpContext context, IReadOnlyList<CountedCaller> callers)
    {
        var limits = context.RequestServices.GetRequiredService<IOptions<RateLimitSettings>>().Value.Of(policy);

        return [.. callers.Select(caller => new RateCounter($"{policy}:{caller.Kind}:{caller.Id}", limits.For(caller.Kind)))];
    }

    public static ProblemHttpResult Refuse(RateDecision? decision) => decision is { IsUncounted: true }
        ? Problems.Problem(
            StatusCodes.Status503ServiceUnavailable, "sign-in-unavailable", "Signing in is not possible for the moment. Try again in a few seconds.")
        : Problems.Problem(
            StatusCodes.Status429TooManyRequests, "too-many-requests", $"That was asked too often. Try again in {Math.Max(1, RateLimitHeaders.Seconds(decision?.RetryAfter ?? TimeSpan.Zero))} seconds.");
}
