using System.Globalization;

namespace Trae.Tests.Encoding;

/// <summary>The processes that a process has started, as Linux lists them.</summary>
internal static class Children
{
    /// <summary>Ids of the living children whose command line contains a text.</summary>
    public static IReadOnlyList<int> Of(int parent, string argument) =>
        [.. from process in Everything() where ParentOf(process) == parent && CommandOf(process).Contains(argument, StringComparison.Ordinal) select process];

    /// <summary>Ids of all living processes whose command line contains a text.</summary>
    public static IReadOnlyList<int> Anywhere(string argument) =>
        [.. Everything().Where(process => CommandOf(process).Contains(argument, StringComparison.Ordinal))];

    public static bool IsRunning(int process) => StateOf(process) is not (null or 'Z' or 'X');

    private static IEnumerable<int> Everything() =>
        from folder in Directory.EnumerateDirectories("/proc")
        let name = Path.GetFileName(folder)
        where name.All(char.IsAsciiDigit)
        select int.Parse(name, CultureInfo.InvariantCulture);

    private static int ParentOf(int process) =>
        Stat(process) is [_, var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : 0;

    private static char? StateOf(int process) => Stat(process) is [[var state], ..] ? state : null;

    // proc(5): "pid (name) state ppid ...", where the name may hold anything.
    private static string[] Stat(int process) =>
        Read($"/proc/{process}/stat") is { Length: > 0 } text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : [];

    private static string CommandOf(int process) => Read($"/proc/{process}/cmdline").Replace('\0', ' ');

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return ""; // It ended while we looked.
        }
    }
}
