using SkiaSharp;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker;

/// <summary>Between the media store and a work folder.</summary>
internal static class MediaFiles
{
    /// <returns>The path of the copy. Throws <see cref="FileNotFoundException"/> if there is no such key.</returns>
    public static async Task<string> CopyTo(this IMediaStore media, string key, WorkFolder folder, string name, CancellationToken ct)
    {
        var path = folder.PathOf(name);
        await using var source = await media.OpenRead(key, ct);

        try
        {
            await using var copy = File.Create(path);
            await source.CopyToAsync(copy, ct);
        }
        catch (IOException e) when (MediaStoreFullException.IsCauseOf(e))
        {
            throw ToolFailure.DiskFull(e.Message);
        }

        return path;
    }

    public static async Task SaveFile(this IMediaStore media, string key, string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);

        await media.Save(key, file, ct);
    }

    /// <summary>Throws <see cref="PermanentJobException"/> for a picture that is gone, damaged or too large.</summary>
    /// <param name="frame">What it is shown in.</param>
    public static async Task<SKImage> ReadPicture(this IMediaStore media, string key, FrameSize frame, CancellationToken ct)
    {
        try
        {
            await using var content = await media.OpenRead(key, ct);

            return ScenePicture.Decode(content, frame);
        }
        catch (FileNotFoundException e)
        {
            throw new PermanentJobException("picture-missing", "A picture is no longer there: upload it again, or choose another.", e);
        }
    }

    public static async Task SaveText(this IMediaStore media, string key, string text, CancellationToken ct)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));

        await media.Save(key, content, ct);
    }

    public static async Task<string> ReadText(this IMediaStore media, string key, CancellationToken ct)
    {
        using var reader = new StreamReader(await media.OpenRead(key, ct));

        return await reader.ReadToEndAsync(ct);
    }
}
