namespace Trae.VideoWorker;

/// <summary>A temporary folder of one job, deleted when disposed; what a crash leaves behind is swept by the next worker.</summary>
public sealed class WorkFolder : IDisposable
{
    private const string Prefix = "trae-work-";
    private const string LockFile = ".lock";

    private readonly FileStream _lock;

    private WorkFolder(string path)
    {
        Location = Directory.CreateDirectory(path).FullName;

        // Held by an advisory lock that the system drops with the process, so a folder without one has no owner.
        _lock = new(Path.Combine(Location, LockFile), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
    }

    public string Location { get; }

    /// <param name="root">Where to make it; the system's temporary folder when null.</param>
    public static WorkFolder Create(string? root = null) =>
        new(Path.Combine(root ?? Path.GetTempPath(), Prefix + Guid.CreateVersion7().ToString("n")));

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
        _lock.Dispose();
        Directory.Delete(Location, recursive: true);
    }

    private static bool TryDelete(DirectoryInfo folder)
    {
        try
        {
            var owned = Path.Combine(folder.FullName, LockFile);
            using (new FileStream(owned, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
                folder.Delete(recursive: true);
            }

            return true;
        }
        catch (IOException)
        {
            // In use, just being made, or being swept by another worker.
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            // Another user's.
            return false;
        }
    }
}
