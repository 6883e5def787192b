using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

/// <summary>Where the API is, and the key that opens it.</summary>
internal static class Access
{
    public static Uri Api { get; } = new(Environment.GetEnvironmentVariable("TRAE_API") is { Length: > 0 } address
        ? address.TrimEnd('/') + "/"
        : string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Environment.GetEnvironmentVariable("TRAE_API_PORT") ?? "8081"}/"));

    /// <summary>Where people watch a video: the API says itself which origin browsers see.</summary>
    public static async Task<Uri> WatchPage(HttpClient http, Guid video, CancellationToken ct)
    {
        var described = await http.GetFromJsonAsync<JsonElement>(new Uri(Api, ".well-known/openid-configuration"), ct);

        return new(new Uri(described.GetProperty("issuer").GetString()!), $"watch/{video}");
    }

    /// <summary>
    /// The API key: what <c>TRAE_API_KEY</c> or <c>TRAE_KEY</c> names, else the one of this machine, from the data folder that the graph
    /// made it in. That one is told to this machine alone.
    /// </summary>
    public static async Task<string?> Key(CancellationToken ct)
    {
        var named = Environment.GetEnvironmentVariable("TRAE_API_KEY") ?? Environment.GetEnvironmentVariable("TRAE_KEY");
        var file = Path.Combine(Environment.GetEnvironmentVariable("TRAE_DATA") ?? ".trae", "secrets", "machine-key");

        return named ?? (Api.IsLoopback && File.Exists(file) ? (await File.ReadAllTextAsync(file, ct)).Trim() : null);
    }
}
