using Trae.Contracts;

namespace Trae.VideoWorker.Audio.Music;

/// <summary>An ambient bed made by rule: a chord progression on pads, an arpeggio or bells, a bass and a gentle pulse. Always the same for a mood.</summary>
public static class MusicBed
{
    /// <summary>LUFS.</summary>
    public const double Loudness = -20;

    private const int Rate = AudioArguments.SampleRate;

    private static Made? _last;

    /// <returns>Interleaved stereo at 48 kHz that loops without a seam; of half a minute or so. Not to be changed.</returns>
    public static short[] Loop(MusicMood mood)
    {
        // A worker makes one video after the other in the same mood more often than not.
        if (_last is { } last && last.Mood == mood)
        {
            return last.Loop;
        }

        var score = MoodScore.Of(mood);
        var beat = (int)Math.Round(60 / score.Bpm * Rate);
        var dry = new LoopBuffer(beat * score.Beats * score.Chords.Count);
        Play(score, beat, dry);
        var loop = Finish(dry, Room.Of(dry), score.Room);
        _last = new(mood, loop);

        return loop;
    }

    private static void Play(MoodScore score, int beat, LoopBuffer to)
    {
        var kick = Instruments.Kick();
        var chordLength = beat * score.Beats;

        for (var i = 0; i < score.Chords.Count; i++)
        {
            var (chord, start) = (score.Chords[i], (long)i * chordLength);
            PlayPad(score, chord, start, chordLength, beat, to);
            PlayArpeggio(score, chord, start, beat, i, to);

            var bass = chordLength / score.BassSteps;
            var low = Instruments.Bass(chord.Bass, bass);
            for (var step = 0; step < score.BassSteps && score.Bass > 0; step++)
            {
                to.Add(start + ((long)step * bass), low, score.Bass * (step % 2 == 0 ? 1 : 0.8), 0);
            }

            for (var each = 0; each < score.Beats; each++)
            {
                // On every other beat it leads, on the others it only breathes.
                to.Add(start + ((long)each * beat), kick, score.Kick * (each % 2 == 0 ? 1 : 0.55), 0);

                if (score.Shaker > 0)
                {
                    var shaker = Instruments.Shaker((uint)((i * 97) + each + 1));
                    to.Add(start + ((long)each * beat) + (beat / 2), shaker, score.Shaker, each % 2 == 0 ? 0.35 : -0.35);
                }
            }
        }
    }

    private static void PlayPad(MoodScore score, Chord chord, long start, int length, int beat, LoopBuffer to)
    {
        // It begins before its time and ends after it, so that one chord melts into the next.
        var attack = Math.Min(length / 2, Rate);
        var pulse = score.Kick > 0.3 ? beat : 0;

        for (var n = 0; n < chord.Notes.Length; n++)
        {
            // Three of each, a little out of tune, from left to right; every other note the other way round.
            var side = n % 2 == 0 ? 0.5 : -0.5;
            foreach (var (cents, pan) in ((double, double)[])[(-4, -side), (0, 0), (4, side)])
            {
                var note = Instruments.Pad(chord.Notes[n], cents, score.Rolloff, length, attack, attack, pulse);
                to.Add(start - (attack / 2), note, score.Pad * (n == 0 ? 0.8 : 0.7), pan);
            }
        }
    }

    private static void PlayArpeggio(MoodScore score, Chord chord, long start, int beat, int round, LoopBuffer to)
    {
        if (score.Pluck + score.Bell <= 0)
        {
            return;
        }

        var step = beat / score.StepsPerBeat;
        for (var i = 0; i < score.Beats * score.StepsPerBeat; i++)
        {
            var pick = score.Picks[(i + (round * 3)) % score.Picks.Count];
            if (pick < 0)
            {
                continue;
            }

            var midi = chord.Notes[pick % chord.Notes.Length] + (pick >= chord.Notes.Length ? 24 : 12);
            var sound = score.Bell > 0 ? Instruments.Bell(midi + 12, 2.6) : Instruments.Pluck(midi, 1.6);

            // Hands are not machines: some notes are softer, always the same ones.
            var touch = 0.7 + (0.3 * (((i * 7) + (round * 5)) % 10 / 9.0));
            to.Add(start + ((long)i * step), sound, (score.Pluck + score.Bell) * touch, (pick % 4 * 0.3) - 0.45);
        }
    }

    private static short[] Finish(LoopBuffer dry, LoopBuffer wet, double room)
    {
        var mixed = new float[dry.Frames * 2];
        for (var i = 0; i < dry.Frames; i++)
        {
            mixed[2 * i] = (float)((dry.Left[i] * (1 - room)) + (wet.Left[i] * room * 1.3));
            mixed[(2 * i) + 1] = (float)((dry.Right[i] * (1 - room)) + (wet.Right[i] * room * 1.3));
        }

        // No rumble, and some room for a voice. Twice round, so that the start is filtered as if it followed the end.
        for (var channel = 0; channel < 2; channel++)
        {
            var (rumble, space) = (Biquad.HighPass(38), Biquad.Peak(2_200, 0.8, -3));
            for (var i = channel - mixed.Length; i < mixed.Length; i += 2)
            {
                var filtered = space.Next(rumble.Next(mixed[i < 0 ? i + mixed.Length : i]));
                if (i >= 0)
                {
                    mixed[i] = filtered;
                }
            }
        }

        var meter = new LoudnessMeter();
        meter.Add(mixed);
        var gain = Math.Pow(10, (Loudness - meter.Integrated()) / 20);

        return [.. mixed.Select(sample => (short)Math.Clamp(Math.Round(sample * gain * short.MaxValue), short.MinValue, short.MaxValue))];
    }

    private sealed record Made(MusicMood Mood, short[] Loop);
}
