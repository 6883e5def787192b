using System.Security.Cryptography;
using System.Text;

namespace Trae.AppHost.State;

/// <summary>
/// What signing in needs on this machine: made at the first start, kept in the data folder where only its user reads it, and told to the
/// processes by environment.
/// </summary>
/// <param name="Issuer">The origin that browsers see.</param>
/// <param name="MachineKey">The API key that <c>./trae make</c> finds in the data folder.</param>
internal sealed record LocalIdentity(string Issuer, string WebClientSecret, string MachineKey, string OwnerPassword)
{
    public const string OwnerEmail = "owner@trae.localhost";

    // Letters that nobody takes for another.
    private const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const string KeyLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static LocalIdentity Of(IDistributedApplicationBuilder builder)
    {
        var folder = DataFolder.Of(builder);

        return new(
            $"http://localhost:{Ports.Of(builder).Web}",
            folder.Secret("web-client"),
            folder.Secret("machine-key", NewKey),
            folder.Secret("owner-password", NewPassword));
    }

    /// <summary>Once in the life of a data folder, to whoever sits before it; a run of <c>make</c>, whose output is a log, leaves it for the next.</summary>
    public void TellOnce(IDistributedApplicationBuilder builder)
    {
        var told = Path.Combine(DataFolder.Of(builder).Secrets, "owner-told");
        if (File.Exists(told) || builder.Configuration["TRAE_TELLS_NOBODY"] is { Length: > 0 })
        {
            return;
        }

        PrivateFile.Write(told, "");
        Console.WriteLine($"Sign in at {Issuer} as {OwnerEmail} with the password {OwnerPassword} (shown only now; it works until you choose your own).");
    }

    private static string NewPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(PasswordLetters, 5)));

    /// <summary>As the API checks it: a prefix, forty letters or digits, and six hex digits of their SHA-256.</summary>
    private static string NewKey()
    {
        var body = $"trae_{RandomNumberGenerator.GetString(KeyLetters, 40)}";

        return body + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..6];
    }
}
