using System.Runtime.InteropServices;

namespace Trae.AppHost.State;

/// <summary>kill(2): .NET itself can only kill outright.</summary>
internal static partial class ProcessSignals
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    public static void Send(int process, int signal) => _ = NativeKill(process, signal);

    /// <summary>Kills what is left of the group that the process led, such as an encoder whose parent died.</summary>
    public static void KillGroup(int leader) => _ = NativeKill(-leader, Kill);

    // A process that has ended meanwhile is what the caller wants, so the result does not matter.
    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int NativeKill(int process, int signal);
}
