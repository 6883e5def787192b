using Trae.Contracts;

namespace Trae.VideoWorker.Narration;

/// <summary>From the sounds of speech to the shapes of a mouth.</summary>
public static class MouthShapes
{
    // Two frames at 30 a second: a shape that is shorter only makes the mouth flap.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(66);

    // Between words the lips do not close.
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(150);

    /// <summary>The shape for a sound in the International Phonetic Alphabet; by its first letter that has one.</summary>
    public static Viseme Of(string ipa)
    {
        foreach (var sound in ipa)
        {
            Viseme? shape = sound switch
            {
                'm' or 'b' or 'p' or 'ɓ' => Viseme.Closed,
                'f' or 'v' or 'ʋ' or 'ɱ' => Viseme.Teeth,
                'l' or 'θ' or 'ð' or 'ɫ' or 'ɬ' or 'ɮ' or 'ɭ' or 'ʎ' => Viseme.Tongue,
                'u' or 'ʊ' or 'w' or 'y' or 'ʏ' or 'ɥ' or 'ʃ' or 'ʒ' or 'ɹ' or 'ʍ' or 'ɯ' => Viseme.Pursed,
                'o' or 'ɔ' or 'ɒ' or 'ø' or 'œ' => Viseme.Round,
                'a' or 'ɑ' or 'æ' or 'ɐ' or 'ʌ' or 'ɶ' => Viseme.Open,
                _ when char.IsLetter(sound) && sound is not ('ʰ' or 'ʲ' or 'ː') => Viseme.Wide,
                _ => null,
            };

            if (shape is { } found)
            {
                return found;
            }
        }

        return Viseme.Rest;
    }

    /// <summary>Makes a sequence of shapes fit for drawing: no gaps, no flapping, closed only in real pauses.</summary>
    /// <param name="shapes">When each shape starts, in order of time.</param>
    public static IReadOnlyList<VisemeCue> Smooth(IEnumerable<(Viseme Shape, TimeSpan Start)> shapes, TimeSpan duration)
    {
        var cues = Cover(shapes, duration);

        for (var i = 1; i < cues.Count - 1; i++)
        {
            if (cues[i].Shape == Viseme.Rest && Length(cues[i]) < ShortestRest)
            {
                cues[i] = cues[i] with { Shape = cues[i - 1].Shape };
            }
        }

        Merge(cues);

        for (var i = 0; i < cues.Count && cues.Count > 1;)
        {
            if (Length(cues[i]) >= Shortest)
            {
                i++;
                continue;
            }

            i = Absorb(cues, i);
        }

        return cues;
    }

    private static List<VisemeCue> Cover(IEnumerable<(Viseme Shape, TimeSpan Start)> shapes, TimeSpan duration)
    {
        var cues = new List<VisemeCue>();
        var (shape, start) = (Viseme.Rest, TimeSpan.Zero);

        foreach (var next in shapes.Append((Shape: Viseme.Rest, Start: duration)))
        {
            var end = next.Start < duration ? next.Start : duration;
            if (end > start)
            {
                cues.Add(new(shape, start, end));
                start = end;
            }

            shape = next.Shape;
        }

        Merge(cues);

        return cues;
    }

    // Lips that meet (m, f) must be seen; a short one of those takes time from its neighbours, others give theirs away.
    private static int Absorb(List<VisemeCue> cues, int i)
    {
        var (hasBefore, hasAfter) = (i > 0, i + 1 < cues.Count);

        if (cues[i].Shape is Viseme.Closed or Viseme.Teeth && hasAfter)
        {
            var end = cues[i].Start + Shortest;
            if (end < cues[i + 1].End)
            {
                cues[i] = cues[i] with { End = end };
                cues[i + 1] = cues[i + 1] with { Start = end };

                return i + 1;
            }
        }

        if (hasBefore)
        {
            cues[i - 1] = cues[i - 1] with { End = cues[i].End };
        }
        else
        {
            cues[i + 1] = cues[i + 1] with { Start = cues[i].Start };
        }

        cues.RemoveAt(i);
        Merge(cues);

        return Math.Max(0, i - 1);
    }

    private static void Merge(List<VisemeCue> cues)
    {
        for (var i = cues.Count - 1; i > 0; i--)
        {
            if (cues[i].Shape == cues[i - 1].Shape)
            {
                cues[i - 1] = cues[i - 1] with { End = cues[i].End };
                cues.RemoveAt(i);
            }
        }
    }

    private static TimeSpan Length(VisemeCue cue) => cue.End - cue.Start;
}
