using System.Runtime.InteropServices;

namespace Trae.Media;

/// <summary>Makes the names in a folder durable. A file that is flushed is only half of it: its name is its folder's (fsync(2), "Notes").</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    /// <summary>Makes a folder with all above it, so that they are still there after a loss of power.</summary>
    public static void Create(string folder)
    {
        var above = Path.GetDirectoryName(folder);
        if (Directory.Exists(folder) || above is null)
        {
            return;
        }

        Create(above);
        Directory.CreateDirectory(folder);
        Flush(above);
    }

    /// <summary>Throws <see cref="IOException"/> where the names cannot be made durable. Windows writes them through by itself.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, ReadOnly);
        if (handle < 0)
        {
            throw Failure(folder);
        }

        try
        {
            if (Sync(handle) != 0)
            {
                throw Failure(folder);
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    // .NET opens no folders.
    private static IOException Failure(string folder) => new($"The folder {folder} could not be made durable: {Marshal.GetLastPInvokeErrorMessage()}.", Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
