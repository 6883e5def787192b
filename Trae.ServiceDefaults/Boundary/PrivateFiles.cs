using System.Runtime.InteropServices;

namespace Trae.Boundary;

/// <summary>
/// Media, mails, keys and temporary files are for the user that Trae runs as. Said once for the process, since nobody who opens a file
/// can then forget it: files are 0600 and folders 0700, here and in every program that is started from here.
/// </summary>
public static partial class PrivateFiles
{
    private const uint GroupAndOthers = 0b000_111_111;

    public static void Only()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Umask(GroupAndOthers);
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint Umask(uint mask);
}
