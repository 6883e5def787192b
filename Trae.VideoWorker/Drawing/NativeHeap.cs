using System.Runtime.InteropServices;

namespace Trae.VideoWorker.Drawing;

/// <summary>
/// The heap that Skia's pictures live in. glibc keeps blocks of up to 32 MB for whoever asks next, for every thread: a worker
/// would grow with each scene whose pictures another thread drew.
/// </summary>
internal static unsafe class NativeHeap
{
    // malloc_trim(3); other C libraries have none, and give large blocks back by themselves.
    private static readonly delegate* unmanaged<nuint, int> MallocTrim =
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var libc) && NativeLibrary.TryGetExport(libc, "malloc_trim", out var trim)
            ? (delegate* unmanaged<nuint, int>)trim
            : null;

    /// <summary>Gives what is free back to the system; it takes some milliseconds.</summary>
    public static void Trim()
    {
        if (MallocTrim != null)
        {
            _ = MallocTrim(0);
        }
    }
}
