namespace Trae.VideoWorker.Narration;

/// <summary>What speech libraries in this process share.</summary>
internal static class NativeSpeech
{
    /// <summary>They keep their state in global variables, so the whole process takes turns.</summary>
    public static SemaphoreSlim Turn { get; } = new(1, 1);
}
