using Trae.Contracts;

namespace Trae.VideoWorker.Quality;

/// <summary>What assembly made, as the check reads it.</summary>
/// <param name="Video">The path of the MP4.</param>
/// <param name="WebVtt">The text of the caption file.</param>
public sealed record FinishedFiles(string Video, string WebVtt, FinishedVideo Summary, Transcript Transcript)
{
    /// <summary>What the scenes lead one to expect; empty where only the file is looked at.</summary>
    public IReadOnlyList<CheckedScene> Scenes { get; init; } = [];

    /// <summary>What was found in the sound before it was joined; null where it was not listened to.</summary>
    public SoundMeasurements? Sound { get; init; }
}
