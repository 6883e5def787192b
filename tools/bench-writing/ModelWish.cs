using Trae.Api.Features.Models;
using Trae.Contracts;

namespace Trae.Bench;

/// <summary>Which model is to write, as it is asked for on the command line.</summary>
/// <param name="KeyVariable">The environment variable with the key: a key on a command line is seen by everybody.</param>
/// <param name="Connection">One of the settings <c>Models:Connections</c>, instead of the others.</param>
/// <param name="Folder">Of recordings; null for none.</param>
/// <param name="Record">Whether what is not recorded yet is asked and kept.</param>
internal sealed record ModelWish(
    string? Endpoint, string? Model, string? KeyVariable, string? Connection, ModelPrice? Price, int ContextTokens, string? Folder, bool Record)
{
    public bool IsNone => Endpoint is null && Model is null && Connection is null;

    /// <summary>Nothing is asked of anybody.</summary>
    public bool IsReplay => Folder is not null && !Record;

    /// <param name="settings">Of this machine: its connections, its limits; told of the recordings.</param>
    /// <exception cref="ArgumentException">It names no model, and the sentence says what to do.</exception>
    public ConnectedModel Find(ModelSettings settings)
    {
        (settings.Recordings, settings.Record) = (Folder, Record);
        if (Connection is not null)
        {
            if (!settings.Connections.TryGetValue(Connection, out var shared))
            {
                throw new ArgumentException($"No connection is called \"{Connection}\". Set Models__Connections__{Connection}__Address and __Model in the environment, or give --endpoint and --model.");
            }

            var known = ModelDirectory.Connect(Connection, shared);

            return known with { Price = Price ?? known.Price, MonthlyBudget = decimal.MaxValue };
        }

        if (Model is null || ModelRules.AddressOf(ModelKind.Compatible, Endpoint) is not { } address)
        {
            throw new ArgumentException("Give both --endpoint, such as http://127.0.0.1:11434/v1, and --model, or the name of a --connection.");
        }

        var key = KeyVariable is null ? null : Environment.GetEnvironmentVariable(KeyVariable);
        if (KeyVariable is not null && string.IsNullOrEmpty(key))
        {
            throw new ArgumentException($"The environment has no {KeyVariable}. Set it to the key, or leave --key-env out where none is needed.");
        }

        return new(Guid.CreateVersion7(), Model, ModelKind.Compatible, address, Model, key, Price ?? new(0, 0, "USD"), decimal.MaxValue, ContextTokens);
    }
}
