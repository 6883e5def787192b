using Trae.Contracts;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Assembly;

/// <summary>A scene with all that assembly needs of it.</summary>
public sealed record TimedScene(RenderScene Job, NarrationTrack Narration, SceneTimeline Timeline);
