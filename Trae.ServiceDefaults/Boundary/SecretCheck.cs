using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Trae.Boundary;

/// <summary>Does not start with a secret that anybody could guess, except on a developer's machine.</summary>
internal sealed class SecretCheck(IConfiguration configuration, IHostEnvironment environment) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var weak = environment.IsDevelopment() ? [] : SecretRules.Weak(configuration);

        return weak.Count == 0
            ? Task.CompletedTask
            : throw new InvalidOperationException(
                $"Weak secrets: {string.Join(' ', weak)} Set long random values (openssl rand -base64 33) in the environment, in user secrets or in the vault of {KeyVaultSecrets.Setting}.");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
