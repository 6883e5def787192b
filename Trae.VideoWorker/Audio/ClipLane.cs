using System.Globalization;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Audio;

/// <summary>The sound of clips, each in its scene, as loud as speech where nobody speaks and well under it where somebody does.</summary>
internal sealed class ClipLane : IDisposable
{
    private const double Depth = -13;
    private const double FadeSeconds = 0.12;

    // A whisper in a clip is not made a shout.
    private const double MostGain = 15;

    private static readonly TimeSpan Seam = TimeSpan.FromMilliseconds(60);

    private readonly List<(ClipSoundSpan Span, RawSound Sound, float Gain)> _clips = [];
    private readonly IReadOnlyList<SampleSpan> _speech;
    private readonly float[] _block = new float[2 * AudioMixer.BlockFrames];
    private Ducking _ducking;

    private ClipLane(IReadOnlyList<SampleSpan> speech) => (_speech, _ducking) = (speech, new(speech, Depth));

    /// <param name="reference">LUFS of the speech.</param>
    public static async Task<ClipLane> Open(MixSources sources, double reference, WorkFolder folder, Ffmpeg ffmpeg, CancellationToken ct)
    {
        var lane = new ClipLane(sources.Speech);

        try
        {
            foreach (var (span, file) in sources.Clips)
            {
                // A clip without sound is silent.
                if ((await ffmpeg.Probe(file, countPackets: false, ct)).Audio is null)
                {
                    continue;
                }

                var raw = folder.PathOf(string.Create(CultureInfo.InvariantCulture, $"mix-clip-{lane._clips.Count}.raw"));
                var scene = TimeSpan.FromSeconds((span.End - span.Start) / (double)AudioArguments.SampleRate);
                var most = span.To is { } to && to - span.From < scene ? to - span.From : scene + Seam;
                await ffmpeg.Run(AudioArguments.Decode(file, span.From, most, raw), report: null, ct);

                var sound = RawSound.Open(raw, Seam, span.Loop);
                var gain = Math.Min(MostGain, reference - Math.Max(sound.LoudnessLufs, -60));
                lane._clips.Add((span, sound, (float)Math.Pow(10, gain / 20)));
            }

            return lane;
        }
        catch
        {
            lane.Dispose();
            throw;
        }
    }

    /// <summary>Adds itself to a block; blocks are asked for in order, and from the start again.</summary>
    public void AddTo(long at, Span<float> stereo)
    {
        if (at == 0)
        {
            _ducking = new(_speech, Depth);
        }

        var end = at + (stereo.Length / 2);
        foreach (var (span, sound, gain) in _clips.Where(clip => clip.Span.Start < end && clip.Span.End > at))
        {
            var (from, to) = (Math.Max(at, span.Start), Math.Min(end, span.End));
            var part = _block.AsSpan(0, 2 * (int)(to - from));
            sound.Read(from - span.Start, part);

            for (var i = 0; i < part.Length; i += 2)
            {
                var sample = from + (i / 2);
                var edge = Math.Min(sample - span.Start, span.End - 1 - sample) / (FadeSeconds * AudioArguments.SampleRate);
                var level = gain * _ducking.GainAt(sample) * (float)Math.Min(1, edge);
                stereo[(int)(2 * (sample - at))] += part[i] * level;
                stereo[(int)(2 * (sample - at)) + 1] += part[i + 1] * level;
            }
        }
    }

    public void Dispose() => _clips.ForEach(clip => clip.Sound.Dispose());
}
