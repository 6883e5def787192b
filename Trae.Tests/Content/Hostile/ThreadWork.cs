using System.Runtime.InteropServices;

namespace Trae.Tests.Content.Hostile;

/// <summary>What a piece of code costs, whatever else the machine does: processor time and memory of its own thread.</summary>
/// <param name="Allocated">In bytes.</param>
internal sealed partial record ThreadWork(TimeSpan Processor, long Allocated)
{
    // CLOCK_THREAD_CPUTIME_ID of Linux.
    private const int ThreadClock = 3;

    /// <param name="stack">In bytes: less than the pool's threads have, so that what needs more of it fails here.</param>
    public static ThreadWork Of(Action work, int stack = 512 * 1024)
    {
        ThreadWork? measured = null;
        Exception? failed = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    var (start, before) = (Now(), GC.GetAllocatedBytesForCurrentThread());
                    work();
                    measured = new(Now() - start, GC.GetAllocatedBytesForCurrentThread() - before);
                }
                catch (Exception e)
                {
                    failed = e;
                }
            },
            stack);
        thread.Start();
        thread.Join();

        return measured ?? throw new InvalidOperationException(failed!.Message, failed);
    }

    private static TimeSpan Now()
    {
        Assert.Equal(0, ReadClock(ThreadClock, out var now));

        return TimeSpan.FromSeconds(now.Seconds) + TimeSpan.FromTicks(now.Nanoseconds / TimeSpan.NanosecondsPerTick);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out Timespec now);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Timespec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
