using System.Runtime.InteropServices;

namespace Trae.Bench;

/// <summary>Processor time in seconds, user and system; what other programs do at the same time does not count (getrusage(2)).</summary>
internal static partial class Cpu
{
    /// <summary>Of this process.</summary>
    public static double Own => Usage(0);

    /// <summary>Of the programs that it started and that have ended.</summary>
    public static double Children => Usage(-1);

    public static double Thread => Usage(1);

    public static double All => Own + Children;

    private static unsafe double Usage(int who)
    {
        // Two struct timeval of two longs each, then fourteen longs.
        var usage = stackalloc long[32];
        _ = GetUsage(who, usage);

        return usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static unsafe partial int GetUsage(int who, long* usage);
}
