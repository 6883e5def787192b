using Trae.Contracts;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Encoding;

/// <summary>What an encoder knows of a segment before its first frame: size, length, and by that its keyframes.</summary>
/// <param name="Frames">All that will come, at <see cref="FrameRate.PerSecond"/>.</param>
public sealed record SegmentShape(FrameSize Size, int Frames)
{
    /// <summary>Frames between two keyframes: two seconds.</summary>
    public const int GroupOfPictures = 2 * FrameRate.PerSecond;

    /// <summary>Frames that no group is longer than.</summary>
    public const int LongestGroup = GroupOfPictures + ShortestLast;

    /// <summary>
    /// A last group under a second belongs to the one before: a picture that stands for four frames costs as much as one for sixty,
    /// and a stream's pieces come nearer to two seconds.
    /// </summary>
    private const int ShortestLast = FrameRate.PerSecond;

    /// <summary>Where a group of pictures begins.</summary>
    public bool IsKeyframe(long frame) => frame == 0 || (frame % GroupOfPictures == 0 && Frames - frame >= ShortestLast);

    /// <summary>The same in ffmpeg's words, of the frame <c>n</c> (ffmpeg-utils, "Expression Evaluation").</summary>
    public string KeyframeExpression => FfmpegArguments.Invariant($"expr:not(n)+not(mod(n,{GroupOfPictures}))*gte({Frames}-n,{ShortestLast})");
}
