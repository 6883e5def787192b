using Microsoft.Extensions.Http.Resilience;
using Polly;
using Trae.Web.Api;
using Trae.Web.Forwarding;
using Trae.Web.SignIn;

namespace Trae.Web.Hosting;

internal static class TraeClientServices
{
    public static IServiceCollection AddTraeClient(this IServiceCollection services)
    {
        services.AddTransient<ViewerAddress>();
        services.AddHttpClient<TraeClient>(static client => client.BaseAddress = new Uri(ApiForwarding.ApiAddress))
            .AddHttpMessageHandler<ViewerAddress>()
            .AddHttpMessageHandler<SessionTokenHandler>();

        // A person is waiting for the page: better to say soon that the API is away than to try for half a minute.
        services.ConfigureAll<HttpStandardResilienceOptions>(options =>
        {
            options.Retry.MaxRetryAttempts = 2;
            options.Retry.Delay = TimeSpan.FromMilliseconds(200);

            // An API that says itself when to ask again (its database is away) is believed.
            var decide = options.Retry.ShouldHandle;
            options.Retry.ShouldHandle = arguments =>
                arguments.Outcome.Result?.Headers.RetryAfter is not null ? ValueTask.FromResult(false) : decide(arguments);

            // But not of a model, which may think for minutes.
            var (attempt, total) = (options.AttemptTimeout.Timeout, options.TotalRequestTimeout.Timeout);
            options.AttemptTimeout.TimeoutGenerator = arguments => ValueTask.FromResult(TraeClient.PatienceOf(arguments.Context.GetRequestMessage()) ?? attempt);
            options.TotalRequestTimeout.TimeoutGenerator = arguments => ValueTask.FromResult(TraeClient.PatienceOf(arguments.Context.GetRequestMessage()) ?? total);
        });

        return services;
    }
}
