using System.Runtime.InteropServices;

namespace Trae.VideoWorker.Narration;

/// <summary>What speech libraries in this process share.</summary>
internal static partial class NativeSpeech
{
    /// <summary>They keep their state in global variables and draw from one sequence of random numbers, so the whole process takes turns.</summary>
    public static SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Breath is made of the C library's random numbers; from here on they are always the same.</summary>
    public static void Seed() => SeedRandom(1);

    [LibraryImport("libc", EntryPoint = "srand")]
    private static partial void SeedRandom(uint seed);
}
