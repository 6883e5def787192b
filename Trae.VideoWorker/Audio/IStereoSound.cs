namespace Trae.VideoWorker.Audio;

/// <summary>Stereo at 48 kHz that can be read from any place.</summary>
internal interface IStereoSound : IDisposable
{
    /// <summary>Integrated loudness.</summary>
    double LoudnessLufs { get; }

    /// <summary>Fills with the frames from <paramref name="at"/> on, interleaved; silence after its end.</summary>
    void Read(long at, Span<float> stereo);
}
