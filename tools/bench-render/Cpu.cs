using System.Runtime.InteropServices;

namespace Trae.Bench;

/// <summary>Processor time in seconds, user and system; what other programs do at the same time does not count (getrusage(2)).</summary>
internal static partial class Cpu
{
    /// <summary>Of this process.</summary>
    public static double Own => Usage(0);

    /// <summary>Of the programs that it started and that have ended.</summary>
    public static double Children => Usage(-1);

    /// <summary>Of this thread. getrusage(2) counts a running thread by the ticks of the system, of milliseconds; this clock does not (clock_gettime(2)).</summary>
    public static unsafe double Thread
    {
        get
        {
            const int ThreadCpuTime = 3;
            var time = stackalloc long[2];
            _ = GetTime(ThreadCpuTime, time);

            return time[0] + (time[1] / 1e9);
        }
    }

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

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static unsafe partial int GetTime(int clock, long* time);
}
