using System.Runtime.InteropServices;

namespace Trae.VideoWorker.Drawing;

/// <summary>
/// The heap that Skia's pictures live in. glibc gives each thread a part of its own, and after the first large block that is freed
/// it keeps blocks of up to 32 MB there: a worker would grow with every thread that a scene is drawn on, to ten times of what is in use.
/// </summary>
internal static unsafe class NativeHeap
{
    // <malloc.h>: M_MMAP_THRESHOLD. Once it is set, glibc does not raise it any more.
    private const int MapThreshold = -3;
    private const int LargeBlock = 1 << 20;

    // mallopt(3), malloc_trim(3); other C libraries have none, and give large blocks back by themselves.
    private static readonly delegate* unmanaged<int, int, int> MallOpt = (delegate* unmanaged<int, int, int>)Export("mallopt");
    private static readonly delegate* unmanaged<nuint, int> MallocTrim = (delegate* unmanaged<nuint, int>)Export("malloc_trim");

    /// <summary>From now on a block of a megabyte or more, which is any picture, goes back to the system when it is freed.</summary>
    public static void ReturnPictures()
    {
        if (MallOpt != null)
        {
            _ = MallOpt(MapThreshold, LargeBlock);
        }
    }

    /// <summary>Gives what is free among the small blocks back to the system; it takes some milliseconds.</summary>
    public static void Trim()
    {
        if (MallocTrim != null)
        {
            _ = MallocTrim(0);
        }
    }

    private static void* Export(string function) =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var libc) && NativeLibrary.TryGetExport(libc, function, out var export) ? (void*)export : null;
}
