using Microsoft.Extensions.Configuration;

namespace Trae.Boundary;

/// <summary>Tells weak and default secrets among the settings; names them, and never their values.</summary>
internal static class SecretRules
{
    private const double FewestBits = 60;

    // By the end of the setting's name, so that a new one is checked too. Only those we or an operator choose: what a foreign
    // service hands out is its own affair.
    private static readonly (string Name, int Shortest)[] Known =
        [("Password", 12), ("Secret", 16), ("SigningKey", 32), ("EncryptionKey", 32), ("MachineKey", 32), ("Salt", 16), ("Pepper", 16)];

    // Of connection strings, by the names their drivers use.
    private static readonly (string Name, int Shortest)[] Parts = [("password", 12), ("pwd", 12), ("accountkey", 40), ("sharedaccesskey", 40)];

    private static readonly string[] Defaults =
        ["admin", "administrator", "guest", "postgres", "redis", "root", "secret", "test", "trae"];

    // The last is the key of Azure's storage emulator, which its documentation publishes.
    private static readonly string[] Telling =
        ["12345678", "change-me", "change_me", "changeit", "changeme", "default", "example", "letmein", "passw0rd", "password", "placeholder", "qwerty", "replace-me", "todo", "your-", "Eby8vdM02xNO"];

    /// <returns>A sentence for each.</returns>
    public static IReadOnlyList<string> Weak(IConfiguration configuration) =>
    [
        .. from setting in configuration.AsEnumerable()
           where !string.IsNullOrEmpty(setting.Value) && setting.Key.Contains(':', StringComparison.Ordinal)
           from secret in SecretsOf(setting.Key, setting.Value!)
           let fault = FaultOf(secret.Value, secret.Shortest)
           where fault is not null
           select $"{secret.Name} {fault}.",
    ];

    private static IEnumerable<(string Name, string Value, int Shortest)> SecretsOf(string key, string value)
    {
        if (key.StartsWith("ConnectionStrings:", StringComparison.OrdinalIgnoreCase))
        {
            return from part in PartsOf(value)
                   from known in Parts
                   where part.Key.Replace(" ", "", StringComparison.Ordinal).Equals(known.Name, StringComparison.OrdinalIgnoreCase)
                   select ($"{key} ({part.Key})", part.Value, known.Shortest);
        }

        return from known in Known
               where key.EndsWith(known.Name, StringComparison.OrdinalIgnoreCase)
               select (key, value, known.Shortest);
    }

    // Redis separates by commas, everybody else by semicolons.
    private static IEnumerable<KeyValuePair<string, string>> PartsOf(string connection) =>
        from part in connection.Split([';', ','])
        let at = part.IndexOf('=', StringComparison.Ordinal)
        where at > 0
        select KeyValuePair.Create(part[..at].Trim(), part[(at + 1)..].Trim().Trim('"', '\''));

    private static string? FaultOf(string value, int shortest) => value switch
    {
        _ when Defaults.Contains(value, StringComparer.OrdinalIgnoreCase) => "is a default that everybody knows",
        _ when Array.Exists(Telling, word => value.Contains(word, StringComparison.OrdinalIgnoreCase)) => "holds a word that is in every list of guesses",
        _ when value.Length < shortest => $"is shorter than {shortest} characters",
        _ when Bits(value) < FewestBits => "repeats itself too much to be random",
        _ => null,
    };

    // Shannon's entropy of its letters, times their number: an upper bound of what a guesser has to try.
    private static double Bits(string value) =>
        -value.CountBy(letter => letter).Sum(letter => letter.Value * Math.Log2((double)letter.Value / value.Length));
}
