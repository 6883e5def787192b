using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Encoding;

/// <summary>
/// Plays a clip in step with a scene: the decoder runs a few pictures ahead, in memory that does not grow, and ends with
/// this. Going back, or far ahead, starts it anew at the right place.
/// </summary>
internal sealed class ClipPlayer : IDisposable
{
    private const int NotFar = 45;

    private readonly ClipFrames _clip;
    private readonly ClipTimes _times;
    private readonly ClipFit _fit;
    private ClipPass? _pass;
    private ClipPicture? _current;

    /// <param name="size">Of its pictures; even.</param>
    public ClipPlayer(ClipFrames clip, SceneClip how, FrameSize size)
    {
        (_clip, _fit, Size) = (clip, how.Fit, size);
        _times = ClipTimes.Of(how, clip.Duration);
    }

    public FrameSize Size { get; }

    /// <summary>The number of the picture that a frame of the scene shows: the same number is the same picture.</summary>
    public int Number(int sceneFrame) => _times.At(sceneFrame);

    /// <returns>The picture in I420, valid until the next call. Throws <see cref="FfmpegException"/> and <see cref="PermanentJobException"/>.</returns>
    public ReadOnlySpan<byte> At(int sceneFrame)
    {
        var number = _times.At(sceneFrame);
        if (_current?.Number == number)
        {
            return _current.I420;
        }

        if (_pass is null || (number - _pass.Next + _times.Count) % _times.Count > NotFar || (number < _pass.Next && !_times.Loop))
        {
            Start(number);
        }

        while (_current?.Number != number && _pass!.Read(ref _current))
        {
        }

        return _current is { } picture
            ? picture.I420
            : throw new PermanentJobException("clip-unreadable", "A scene's clip is damaged: upload it again, or choose another.");
    }

    public void Dispose() => _pass?.Dispose();

    private void Start(int number)
    {
        _pass?.Dispose();
        _current = null;
        _pass = new ClipPass(_clip, _times, _fit, Size, number);
    }
}
