using Trae.Contracts;

namespace Trae.VideoWorker.Audio.Music;

/// <summary>A generated bed, over and over.</summary>
internal sealed class GeneratedMusic(MusicMood mood) : IStereoSound
{
    private readonly short[] _loop = MusicBed.Loop(mood);

    public double LoudnessLufs => MusicBed.Loudness;

    public void Read(long at, Span<float> stereo)
    {
        var from = (int)(2 * at % _loop.Length);

        for (var i = 0; i < stereo.Length; i++)
        {
            stereo[i] = _loop[from] / 32_768f;
            from = from + 1 == _loop.Length ? 0 : from + 1;
        }
    }

    public void Dispose()
    {
    }
}
