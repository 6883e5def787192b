using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.Hosting;

/// <summary>Stands in for <c>Aspire.Azure.Storage.Blobs</c>.</summary>
public static class BlobClientExtensions
{
    /// <param name="connectionName">Its value is a connection string with an account key, or the address of the blob service.</param>
    public static void AddAzureBlobServiceClient(this IHostApplicationBuilder builder, string connectionName)
    {
        builder.Services.AddSingleton(services =>
        {
            var value = services.GetRequiredService<IConfiguration>().RequireConnectionString(connectionName);

            return Uri.TryCreate(value, UriKind.Absolute, out var address)
                ? new BlobServiceClient(address, new DefaultAzureCredential())
                : new BlobServiceClient(value);
        });

        builder.Services.AddHealthChecks().AddCheck<BlobHealthCheck>(connectionName);
    }

    private sealed class BlobHealthCheck(BlobServiceClient blobs) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                // One container name is enough to know that the account answers and lets us in.
                await using var containers = blobs.GetBlobContainersAsync(cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
                await containers.MoveNextAsync();

                return HealthCheckResult.Healthy();
            }
            catch (Exception error) when (error is RequestFailedException or AggregateException or AuthenticationFailedException)
            {
                return new(context.Registration.FailureStatus, error.Message, error);
            }
        }
    }
}
