using System.Text.Json;

namespace Trae.Media;

/// <summary>Small documents in the media store.</summary>
public static class MediaJson
{
    public static async Task SaveJson<T>(this IMediaStore media, string key, T document, CancellationToken ct)
    {
        using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(document, JsonDefaults.Options));

        await media.Save(key, json, ct);
    }

    /// <summary>Throws <see cref="FileNotFoundException"/> if there is no such key, <see cref="InvalidDataException"/> if it is no such document.</summary>
    public static async Task<T> ReadJson<T>(this IMediaStore media, string key, CancellationToken ct)
    {
        await using var json = await media.OpenRead(key, ct);

        try
        {
            return await JsonSerializer.DeserializeAsync<T>(json, JsonDefaults.Options, ct)
                ?? throw new InvalidDataException($"The document {key} in the media store is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The document {key} in the media store cannot be read as {typeof(T).Name}: {e.Message}", e);
        }
    }
}
