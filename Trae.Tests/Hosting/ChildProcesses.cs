using System.Runtime.CompilerServices;

namespace Trae.Tests.Hosting;

internal static class ChildProcesses
{
    /// <summary>
    /// When coverage is measured, the profiler of this process would be inherited by the workers and graphs that the tests
    /// start, slow their start, and be killed with them; it measures this process alone.
    /// </summary>
    [ModuleInitializer]
    internal static void StartWithoutProfiler() => Environment.SetEnvironmentVariable("CORECLR_ENABLE_PROFILING", null);
}
