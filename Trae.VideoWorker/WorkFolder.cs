using Trae.Media;

namespace Trae.VideoWorker;

/// <summary>A temporary folder of one job, deleted when disposed; what a crash leaves behind is swept by the next worker.</summary>
public sealed class WorkFolder : IDisposable
{
    private const string Prefix = "trae-work-";
    private const string LockFile = ".lock";
    private const int Tries = 3;

    private readonly FileStream _lock;

    private WorkFolder(string path)
    {
        Location = Directory.CreateDirectory(path).FullName;
        _lock = Own(Location, FileMode.CreateNew);
        if (!File.Exists(_lock.Name))
        {
            // Swept between the file's making and its lock: what is locked lies in no folder any more.
            _lock.Dispose();
            throw new IOException($"{Location} was swept before it was ours.");
        }
    }

    public string Location { get; }

    /// <param name="root">Where to make it; the system's temporary folder when null.</param>
    public static WorkFolder Create(string? root = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new(Path.Combine(root ?? Path.GetTempPath(), Prefix + Guid.CreateVersion7().ToString("n")));
            }
            catch (IOException e) when (attempt < Tries && !MediaStoreFullException.IsCauseOf(e))
            {
                // A worker that sweeps took it before it was ours.
            }
        }
    }

    /// <summary>Deletes the folders of workers that are no more.</summary>
    /// <returns>How many.</returns>
    public static int Sweep(string? root = null)
    {
        var swept = 0;
        var place = new DirectoryInfo(root ?? Path.GetTempPath());

        foreach (var folder in place.Exists ? place.EnumerateDirectories(Prefix + "*") : [])
        {
            swept += TryDelete(folder) ? 1 : 0;
        }

        return swept;
    }

    /// <summary>A path inside the folder.</summary>
    /// <param name="name">A plain file name.</param>
    public string PathOf(string name) => Path.Combine(Location, Path.GetFileName(name));

    public void Dispose()
    {
        try
        {
            Remove(Location);
        }
        catch (IOException)
        {
            // What cannot be deleted now is swept by the next worker.
        }
        finally
        {
            _lock.Dispose();
        }
    }

    // An advisory lock that the system drops with the process. Who gets it owns the folder: to work in it, or to delete it.
    private static FileStream Own(string folder, FileMode mode) => new(Path.Combine(folder, LockFile), mode, FileAccess.ReadWrite, FileShare.None);

    // Moved away first, all at once: nobody can take a folder whose lock is already deleted.
    private static void Remove(string folder)
    {
        var away = Path.Combine(Path.GetDirectoryName(folder)!, $"{Prefix}swept-{Guid.NewGuid():n}");
        Directory.Move(folder, away);
        Directory.Delete(away, recursive: true);
    }

    private static bool TryDelete(DirectoryInfo folder)
    {
        try
        {
            using (Own(folder.FullName, FileMode.OpenOrCreate))
            {
                Remove(folder.FullName);
            }

            return true;
        }
        catch (IOException)
        {
            // In use, or being swept by another worker.
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            // Another user's.
            return false;
        }
    }
}
