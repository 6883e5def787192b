namespace Trae.Tests.EndToEnd;

/// <summary>What of a data folder other users of the machine could read, change or list.</summary>
internal static class OpenToOthers
{
    private const UnixFileMode OfOthers = (UnixFileMode)0b000_111_111;

    /// <returns>Paths with their modes.</returns>
    public static List<string> In(string folder) =>
    [
        // The database's user passes through the folder to its own, and reads nothing there.
        .. from info in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(new DirectoryInfo(folder))
           let allowed = info.FullName == folder && Environment.IsPrivilegedProcess ? UnixFileMode.GroupExecute : UnixFileMode.None
           where (info.UnixFileMode & OfOthers & ~allowed) != UnixFileMode.None
           select $"{info.FullName} {info.UnixFileMode}",
    ];
}
