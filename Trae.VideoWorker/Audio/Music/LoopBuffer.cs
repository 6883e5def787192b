namespace Trae.VideoWorker.Audio.Music;

/// <summary>Stereo sound that goes round: what is written past its end is heard at its start, so it loops without a seam.</summary>
/// <param name="frames">At 48 kHz.</param>
internal sealed class LoopBuffer(int frames)
{
    public int Frames => frames;

    public float[] Left { get; } = new float[frames];

    public float[] Right { get; } = new float[frames];

    /// <param name="pan">-1 is left, 1 right; equally loud everywhere.</param>
    public void Add(long start, ReadOnlySpan<float> sound, double gain, double pan)
    {
        var angle = (pan + 1) * Math.PI / 4;
        var (left, right) = ((float)(gain * Math.Cos(angle)), (float)(gain * Math.Sin(angle)));
        var at = (int)(((start % frames) + frames) % frames);

        foreach (var sample in sound)
        {
            Left[at] += sample * left;
            Right[at] += sample * right;
            at = at + 1 == frames ? 0 : at + 1;
        }
    }
}
