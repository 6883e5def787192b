using Trae.Contracts;

namespace Trae.VideoWorker.Quality;

/// <summary>What assembly made, as the check reads it.</summary>
/// <param name="Video">The path of the MP4.</param>
/// <param name="WebVtt">The text of the caption file.</param>
public sealed record FinishedFiles(string Video, string WebVtt, FinishedVideo Summary, Transcript Transcript);

/// <summary>What was found in the parts that a video was joined from.</summary>
/// <param name="Scenes">Each with what was found in its picture.</param>
public sealed record MeasuredParts(IReadOnlyList<CheckedScene> Scenes, SoundMeasurements Sound);
