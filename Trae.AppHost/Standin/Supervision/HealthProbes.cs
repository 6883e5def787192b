using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Trae.AppHost.Standin.Supervision;

/// <summary>Asks a resource whether it can be used.</summary>
internal sealed class HealthProbes(HealthCheckService checks) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public async Task<bool> IsHealthy(IResource resource, int replica, CancellationToken ct)
    {
        foreach (var probe in resource.Annotations.OfType<HttpHealthCheckAnnotation>())
        {
            var address = Endpoints.Of(resource).First(each => each.Replica == replica);
            if (!await Answers(new Uri(address.Url + probe.Path), ct))
            {
                return false;
            }
        }

        var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(check => check.Key).ToHashSet(StringComparer.Ordinal);
        var report = await checks.CheckHealthAsync(check => keys.Contains(check.Name), ct);

        return report.Status != HealthStatus.Unhealthy;
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> Answers(Uri address, CancellationToken ct)
    {
        try
        {
            using var response = await _http.GetAsync(address, ct);

            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Too slow to be called healthy.
            return false;
        }
    }
}
