using Trae.Contracts;

namespace Trae.VideoWorker.Audio.Music;

/// <param name="Bass">A MIDI note.</param>
/// <param name="Notes">MIDI notes from low to high, led so that each moves little to the next chord.</param>
internal sealed record Chord(int Bass, params int[] Notes);

/// <summary>What a mood plays. Levels are linear, 0 for an instrument that is not in it.</summary>
/// <param name="Beats">Beats a chord lasts.</param>
/// <param name="Rolloff">How dark the pad is: the n-th harmonic has 1/n to this power.</param>
/// <param name="Picks">Which note of the chord each step of the arpeggio plays, over and over; -1 rests. 4 and more are an octave up.</param>
/// <param name="StepsPerBeat">Of the arpeggio.</param>
/// <param name="BassSteps">Bass notes a chord.</param>
internal sealed record MoodScore(double Bpm, int Beats, double Rolloff, IReadOnlyList<int> Picks, int StepsPerBeat, int BassSteps, IReadOnlyList<Chord> Chords)
{
    public double Pad { get; init; } = 1;

    public double Pluck { get; init; }

    public double Bell { get; init; }

    public double Bass { get; init; } = 0.8;

    public double Kick { get; init; }

    public double Shaker { get; init; }

    /// <summary>How much of what is heard comes from the room.</summary>
    public double Room { get; init; } = 0.3;

    public static MoodScore Of(MusicMood mood) => mood switch
    {
        MusicMood.Bright => Bright,
        MusicMood.Wonder => Wonder,
        MusicMood.Driving => Driving,
        MusicMood.Serious => Serious,
        _ => Calm,
    };

    // C major, unhurried.
    private static readonly MoodScore Calm = new(66, 4, 2.0, [0, 2, 1, 3, -1, 2, 1, -1], 1, 1,
    [
        new(36, 52, 55, 59, 62), new(33, 48, 52, 55, 59), new(41, 48, 52, 55, 57), new(43, 50, 52, 55, 60),
        new(40, 50, 55, 59, 62), new(33, 52, 55, 60, 64), new(38, 53, 57, 60, 64), new(43, 53, 57, 60, 62),
    ])
    { Pluck = 0.35, Room = 0.38 };

    // D major, in eighths.
    private static readonly MoodScore Bright = new(104, 8, 1.7, [0, 2, 4, 1, 3, 2, 5, 1], 2, 4,
    [
        new(38, 54, 57, 62, 64), new(45, 52, 57, 61, 64), new(35, 54, 57, 62, 66), new(43, 55, 57, 59, 62),
        new(42, 57, 62, 64, 66), new(40, 55, 59, 62, 66), new(43, 55, 59, 62, 66), new(45, 57, 62, 64, 69),
    ])
    { Pad = 0.7, Pluck = 0.5, Bass = 0.7, Kick = 0.35, Shaker = 0.12, Room = 0.24 };

    // E major with a raised fourth over A; bells.
    private static readonly MoodScore Wonder = new(76, 4, 2.2, [1, 3, 5, 2, 4, 3, 6, -1], 2, 1,
    [
        new(40, 56, 59, 63, 66), new(45, 56, 59, 61, 63), new(37, 52, 56, 59, 63), new(47, 54, 56, 59, 64),
        new(44, 56, 59, 63, 66), new(45, 56, 59, 61, 64), new(42, 57, 61, 64, 68), new(47, 54, 59, 64, 66),
    ])
    { Bell = 0.32, Room = 0.45 };

    // A minor, with a pulse.
    private static readonly MoodScore Driving = new(116, 8, 1.6, [0, 3, 1, 4, 2, 3, 5, 3], 2, 8,
    [
        new(33, 52, 57, 60, 64), new(41, 53, 57, 60, 64), new(36, 52, 55, 60, 64), new(43, 50, 55, 59, 62),
        new(33, 52, 57, 60, 64), new(38, 53, 57, 60, 62), new(41, 53, 57, 60, 64), new(43, 52, 55, 59, 62),
    ])
    { Pad = 0.6, Pluck = 0.42, Bass = 0.8, Kick = 0.6, Shaker = 0.16, Room = 0.2 };

    // D minor, low and sparse.
    private static readonly MoodScore Serious = new(60, 4, 2.3, [0, -1, -1, 2, -1, 3, -1, 1], 1, 1,
    [
        new(38, 53, 57, 60, 64), new(34, 50, 53, 57, 62), new(43, 50, 53, 58, 62), new(45, 52, 57, 62, 64),
        new(38, 50, 53, 57, 65), new(41, 53, 57, 60, 65), new(43, 50, 55, 58, 62), new(45, 49, 52, 57, 64),
    ])
    { Pluck = 0.4, Bass = 0.9, Kick = 0.22, Room = 0.4 };
}
