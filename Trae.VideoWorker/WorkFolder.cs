using Trae.Media;

namespace Trae.VideoWorker;

/// <summary>A temporary folder of one job, deleted when disposed; what a crash leaves behind is swept by the next worker.</summary>
public sealed class WorkFolder : IDisposable
{
    private const string Prefix = "trae-work-";
    private const string UnfinishedPrefix = "trae-unfinished-";
    private const string LockFile = ".lock";
    private static readonly TimeSpan UnfinishedFor = TimeSpan.FromHours(1);

    private readonly FileStream _lock;

    private WorkFolder(string location, FileStream taken) => (Location, _lock) = (location, taken);

    public string Location { get; }

    /// <param name="root">Where to make it; the system's temporary folder when null.</param>
    public static WorkFolder Create(string? root = null)
    {
        var place = Path.GetFullPath(root ?? Path.GetTempPath());
        var name = Guid.CreateVersion7().ToString("n");
        var unfinished = Directory.CreateDirectory(Path.Combine(place, UnfinishedPrefix + name)).FullName;
        var taken = Own(unfinished, FileMode.CreateNew);
        var location = Path.Combine(place, Prefix + name);

        // It gets the name that others sweep only once it is locked; the lock goes with the file, whatever its path.
        Directory.Move(unfinished, location);
        return new(location, taken);
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

        // Somebody died in the instant between making a folder and locking it.
        foreach (var folder in place.Exists ? place.EnumerateDirectories(UnfinishedPrefix + "*") : [])
        {
            swept += TimeProvider.System.GetUtcNow().UtcDateTime - folder.LastWriteTimeUtc > UnfinishedFor && TryDelete(folder) ? 1 : 0;
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
