using Trae.Jobs;

namespace Trae.Media;

/// <summary>There was no room for a file. Nothing of it was kept.</summary>
public sealed class MediaStoreFullException(string root, Exception inner)
    : IOException($"The disk of the media store ({root}) is full: free some space or move the store, then try again.", inner), IExplained
{
    // ENOSPC is 28 on Linux and macOS, EDQUOT 122 and 69; ERROR_HANDLE_DISK_FULL 39 and ERROR_DISK_FULL 112 on Windows.
    private static readonly int[] NoSpace =
        OperatingSystem.IsWindows() ? [unchecked((int)0x80070027), unchecked((int)0x80070070)]
        : OperatingSystem.IsMacOS() ? [28, 69]
        : [28, 122];

    public string Code => "media-store-full";

    public static bool IsCauseOf(IOException e) => NoSpace.Contains(e.HResult);
}
