using System.Globalization;

namespace Trae.Media;

/// <summary>
/// Files below a folder. A save writes a temporary file, makes it durable, renames it and makes its name durable, so a crash or a loss
/// of power at any moment leaves the old file or the new one, and what was saved stays.
/// </summary>
public sealed class FolderMediaStore : IMediaStore
{
    // No key can start with a dot, so what is being saved cannot be reached as a file.
    private const string Unfinished = ".unfinished";

    private readonly string _root;
    private readonly TimeProvider _clock;

    /// <summary>Makes the folder if need be, and removes what interrupted saves left in it.</summary>
    public FolderMediaStore(string root, TimeProvider clock)
    {
        _root = Path.GetFullPath(root);
        _clock = clock;

        Directory.CreateDirectory(Path.Combine(_root, Unfinished));
        RemoveLeftovers();
    }

    public Task<MediaFile?> Find(string key, CancellationToken ct)
    {
        var file = new FileInfo(PathOf(key));
        if (!file.Exists)
        {
            return Task.FromResult<MediaFile?>(null);
        }

        var savedAt = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero);
        var etag = string.Create(CultureInfo.InvariantCulture, $"\"{savedAt.Ticks:x}-{file.Length:x}\"");

        return Task.FromResult<MediaFile?>(new(key, file.Length, MediaTypes.Of(key), etag, savedAt));
    }

    public Task<Stream> OpenRead(string key, CancellationToken ct)
    {
        try
        {
            // A reader must not stand in the way of a save or a deletion: it keeps the file that it opened.
            return Task.FromResult<Stream>(new FileStream(PathOf(key), new FileStreamOptions
            {
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 64 * 1024,
                Options = FileOptions.Asynchronous,
            }));
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException or UnauthorizedAccessException && !File.Exists(PathOf(key)))
        {
            throw new FileNotFoundException($"The media store has no {key}.", key, e);
        }
    }

    public async Task Save(string key, Stream content, CancellationToken ct)
    {
        var path = PathOf(key);
        var unfinished = Path.Combine(_root, Unfinished, Guid.NewGuid().ToString("n"));

        try
        {
            await Write(unfinished, path, content, ct);
        }
        catch (IOException e) when (MediaStoreFullException.IsCauseOf(e))
        {
            File.Delete(unfinished);

            throw new MediaStoreFullException(_root, e);
        }
        catch
        {
            File.Delete(unfinished);

            throw;
        }
    }

    public Task Delete(string key, CancellationToken ct)
    {
        var path = PathOf(key);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    private async Task Write(string unfinished, string path, Stream content, CancellationToken ct)
    {
        // The open file is locked until it has its final name, which tells a save under way from a leftover.
        await using var file = new FileStream(unfinished, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        });

        await content.CopyToAsync(file, 256 * 1024, ct);
        File.SetLastWriteTimeUtc(file.SafeFileHandle, _clock.GetUtcNow().UtcDateTime);
        file.Flush(flushToDisk: true);

        var folder = Path.GetDirectoryName(path)!;
        FolderSync.Create(folder);
        File.Move(unfinished, path, overwrite: true);
        FolderSync.Flush(folder);
    }

    private void RemoveLeftovers()
    {
        foreach (var leftover in Directory.EnumerateFiles(Path.Combine(_root, Unfinished)))
        {
            try
            {
                using (new FileStream(leftover, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    File.Delete(leftover);
                }
            }
            catch (IOException)
            {
                // Locked: another process is saving it at this moment. Gone: it has just finished.
            }
        }
    }

    private string PathOf(string key) => Path.Combine(_root, MediaKey.Checked(key).Replace('/', Path.DirectorySeparatorChar));
}
