using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trae;

internal static class Input
{
    private const int MaxBytes = 5 * 1024 * 1024;

    private static readonly JsonSerializerOptions Strict = new(JsonDefaults.Options)
    {
        RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads a file, or standard input for <c>-</c>, as UTF-8.</summary>
    /// <exception cref="InputException">There is no such file, or it is no text, or too large.</exception>
    public static async Task<string> Read(string from, CancellationToken ct)
    {
        await using var stream = from is "-" ? Console.OpenStandardInput() : Open(from);
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MaxBytes)
            {
                throw new InputException($"{Name(from)} is larger than 5 MB; give the part that the video is about.");
            }
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.ToArray());
        }
        catch (DecoderFallbackException)
        {
            throw new InputException($"{Name(from)} is not UTF-8 text; save it as text, Markdown or HTML.");
        }
    }

    /// <exception cref="InputException">There is no such file, or it holds something else.</exception>
    public static async Task<T> ReadJson<T>(string file, string what, CancellationToken ct)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(await Read(file, ct), Strict) ?? throw new InputException($"{file} is empty.");
        }
        catch (JsonException e)
        {
            throw new InputException($"{file} cannot be read as {what}: {e.Message.Split(" Path:")[0].TrimEnd('.')}, at {e.Path} in line {e.LineNumber + 1}.");
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"There is no file {path}; check the path.");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new InputException($"{path} cannot be read: {e.Message}");
        }
    }

    private static string Name(string from) => from is "-" ? "Standard input" : from;
}

/// <summary>What was asked for cannot work; the message says why and what to do.</summary>
internal sealed class InputException(string message) : Exception(message);
