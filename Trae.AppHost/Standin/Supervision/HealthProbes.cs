using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Trae.AppHost.Standin.Supervision;

/// <summary>Asks a resource whether it can be used.</summary>
internal sealed class HealthProbes(HealthCheckService checks) : IDisposable
{
    // What any web server answers somehow, without asking its stores.
    private const string AlivePath = "/alive";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public async Task<bool> IsHealthy(IResource resource, int replica, CancellationToken ct)
    {
        foreach (var probe in resource.Annotations.OfType<HttpHealthCheckAnnotation>())
        {
            if (await Ask(resource, replica, probe.Path, ct) is not (>= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices))
            {
                return false;
            }
        }

        var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(check => check.Key).ToHashSet(StringComparer.Ordinal);
        var report = await checks.CheckHealthAsync(check => keys.Contains(check.Name), ct);

        return report.Status != HealthStatus.Unhealthy;
    }

    /// <summary>Whether there is any answer at all; "unhealthy" is one, and a store that is down is no fault of who says so.</summary>
    public async Task<bool> Answers(IResource resource, int replica, CancellationToken ct) =>
        await Ask(resource, replica, AlivePath, ct) is not null;

    public void Dispose() => _http.Dispose();

    /// <returns>Null if no answer came in time.</returns>
    private async Task<HttpStatusCode?> Ask(IResource resource, int replica, string path, CancellationToken ct)
    {
        var address = Endpoints.Of(resource).First(each => each.Replica == replica);
        try
        {
            using var response = await _http.GetAsync(new Uri(address.Url + path), ct);

            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Too slow to be called an answer.
            return null;
        }
    }
}
