using Trae.Contracts;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>
/// The mouth of every frame, co-articulated (after Cohen and Massaro, "Modeling coarticulation in synthetic visual
/// speech", 1993): each frame mixes the shapes two frames around it, the strong ones more than the weak ones. Lips that
/// have to meet do meet, and silence is closed.
/// </summary>
internal static class MouthTrack
{
    private const int ShortestHold = 2;
    private const int ShortestSilence = 4;

    private static readonly float[] Nearness = [0.08f, 0.24f, 0.36f, 0.24f, 0.08f];

    /// <param name="mouth">The sound of each frame; silence where there is none.</param>
    public static MouthShape[] Of(IReadOnlyList<Viseme> mouth, int frames)
    {
        mouth = [.. mouth.Concat(Enumerable.Repeat(Viseme.Rest, Math.Max(0, frames - mouth.Count)))];
        var runs = Runs(mouth);
        var shapes = new MouthShape[mouth.Count];
        var sounds = new Viseme[mouth.Count];
        foreach (var run in runs)
        {
            Array.Fill(sounds, run.Sound, run.Start, run.Length);
        }

        for (var frame = 0; frame < shapes.Length; frame++)
        {
            shapes[frame] = Mix(sounds, frame);
        }

        foreach (var run in runs)
        {
            Pin(shapes, run);
        }

        return shapes;
    }

    /// <summary>Sounds that last at least two frames: a shorter one gives its time away, unless lips have to meet for it.</summary>
    private static List<Run> Runs(IReadOnlyList<Viseme> mouth)
    {
        var runs = new List<Run>();
        for (var frame = 0; frame < mouth.Count; frame++)
        {
            if (runs.Count > 0 && (runs[^1].Sound == mouth[frame] || (runs[^1].Length < ShortestHold && IsContact(runs[^1].Sound))))
            {
                runs[^1] = runs[^1] with { Length = runs[^1].Length + 1 };
            }
            else if (runs.Count > 1 && runs[^1].Length < ShortestHold)
            {
                runs[^2] = runs[^2] with { Length = runs[^2].Length + runs[^1].Length };
                runs.RemoveAt(runs.Count - 1);
                frame--;
            }
            else
            {
                runs.Add(new(mouth[frame], frame, 1));
            }
        }

        return runs;
    }

    private static MouthShape Mix(Viseme[] sounds, int frame)
    {
        var shape = default(MouthShape);
        var all = 0f;
        for (var i = 0; i < Nearness.Length; i++)
        {
            var sound = sounds[Math.Clamp(frame + i - Nearness.Length / 2, 0, sounds.Length - 1)];
            var weight = Nearness[i] * Strength(sound);
            all += weight;
            shape = MouthShape.Lerp(shape, MouthShape.Of(sound), weight / all);
        }

        return shape;
    }

    private static void Pin(MouthShape[] shapes, Run run)
    {
        var (first, last) = (run.Start, run.Start + run.Length - 1);
        if (run.Sound == Viseme.Rest && run.Length >= ShortestSilence)
        {
            for (var frame = first == 0 ? 0 : first + 1; frame <= (last == shapes.Length - 1 ? last : last - 1); frame++)
            {
                shapes[frame] = shapes[frame] with { Open = 0, Teeth = 0, Tongue = 0 };
            }
        }
        else if (run.Sound == Viseme.Closed)
        {
            for (var frame = first; frame <= last; frame++)
            {
                shapes[frame] = MouthShape.Lerp(shapes[frame], MouthShape.Of(Viseme.Closed), 0.6f) with { Open = 0, Teeth = 0 };
            }
        }
        else if (run.Sound == Viseme.Teeth)
        {
            for (var frame = first; frame <= last; frame++)
            {
                shapes[frame] = MouthShape.Lerp(shapes[frame], MouthShape.Of(Viseme.Teeth), 0.6f);
            }
        }
    }

    private static bool IsContact(Viseme sound) => sound is Viseme.Closed or Viseme.Teeth;

    /// <summary>How far a sound pulls its neighbours: lips and open vowels much, sounds of the tongue little.</summary>
    private static float Strength(Viseme sound) => sound switch
    {
        Viseme.Rest => 1.1f,
        Viseme.Closed or Viseme.Teeth => 1,
        Viseme.Open or Viseme.Round => 1,
        Viseme.Pursed => 0.9f,
        _ => 0.55f,
    };

    private readonly record struct Run(Viseme Sound, int Start, int Length);
}
