using System.Text;

namespace Trae.VideoWorker.Drawing.Text;

/// <summary>
/// The implicit part of the Unicode Bidirectional Algorithm (UAX #9: P2-P3, W1-W7, N1-N2, I1-I2, L1-L2).
/// Embedding controls are dropped beforehand: captions and headings are plain text.
/// </summary>
internal static class Bidi
{
    /// <summary>P2, P3: the direction of the first strong character, or null if there is none.</summary>
    public static bool? IsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (BidiClasses.Of(rune))
            {
                case BidiClass.L:
                    return false;
                case BidiClass.R or BidiClass.AL:
                    return true;
            }
        }

        return null;
    }

    /// <summary>The embedding level of each UTF-16 code unit: even runs left to right, odd right to left.</summary>
    public static byte[] Levels(string text, bool rightToLeft)
    {
        var classes = Classes(text);
        var embedding = rightToLeft ? BidiClass.R : BidiClass.L;
        ResolveWeak(classes, embedding);
        ResolveNeutral(classes, embedding);

        var paragraph = (byte)(rightToLeft ? 1 : 0);
        var levels = new byte[text.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = classes[i] switch
            {
                BidiClass.R => 1,
                BidiClass.AN or BidiClass.EN => 2,
                _ => (byte)(rightToLeft ? 2 : 0),
            };
        }

        // L1: white space at the end of the line belongs to the paragraph.
        for (var i = levels.Length - 1; i >= 0 && char.IsWhiteSpace(text[i]); i--)
        {
            levels[i] = paragraph;
        }

        return levels;
    }

    /// <summary>L2: the order in which runs of these levels stand from left to right.</summary>
    public static int[] VisualOrder(IReadOnlyList<byte> runLevels)
    {
        var order = Enumerable.Range(0, runLevels.Count).ToArray();
        for (int level = runLevels.DefaultIfEmpty().Max(); level > 0; level--)
        {
            for (var start = 0; start < order.Length; start++)
            {
                var end = start;
                while (end < order.Length && runLevels[order[end]] >= level)
                {
                    end++;
                }

                if (end > start)
                {
                    Array.Reverse(order, start, end - start);
                    start = end;
                }
            }
        }

        return order;
    }

    private static BidiClass[] Classes(string text)
    {
        var classes = new BidiClass[text.Length];
        var i = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            classes.AsSpan(i, rune.Utf16SequenceLength).Fill(BidiClasses.Of(rune));
            i += rune.Utf16SequenceLength;
        }

        return classes;
    }

    private static void ResolveWeak(BidiClass[] classes, BidiClass embedding)
    {
        var previous = embedding;
        var strong = embedding;
        for (var i = 0; i < classes.Length; i++)
        {
            if (classes[i] == BidiClass.NSM)
            {
                classes[i] = previous;
            }

            previous = classes[i];
            if (classes[i] is BidiClass.L or BidiClass.R or BidiClass.AL)
            {
                strong = classes[i];
            }
            else if (classes[i] == BidiClass.EN && strong == BidiClass.AL)
            {
                classes[i] = BidiClass.AN;
            }
        }

        classes.AsSpan().Replace(BidiClass.AL, BidiClass.R);
        JoinNumbers(classes);

        strong = embedding;
        for (var i = 0; i < classes.Length; i++)
        {
            switch (classes[i])
            {
                case BidiClass.L or BidiClass.R:
                    strong = classes[i];
                    break;
                case BidiClass.EN when strong == BidiClass.L:
                    classes[i] = BidiClass.L;
                    break;
                case BidiClass.ES or BidiClass.CS or BidiClass.ET:
                    classes[i] = BidiClass.ON;
                    break;
            }
        }
    }

    /// <summary>W4, W5: separators between two numbers of a kind, and terminators beside European ones, belong to them.</summary>
    private static void JoinNumbers(BidiClass[] classes)
    {
        for (var i = 1; i + 1 < classes.Length; i++)
        {
            if (classes[i - 1] == classes[i + 1]
                && ((classes[i] is BidiClass.ES or BidiClass.CS && classes[i - 1] == BidiClass.EN)
                    || (classes[i] == BidiClass.CS && classes[i - 1] == BidiClass.AN)))
            {
                classes[i] = classes[i - 1];
            }
        }

        for (var i = 0; i < classes.Length; i++)
        {
            if (classes[i] == BidiClass.EN)
            {
                for (var before = i - 1; before >= 0 && classes[before] == BidiClass.ET; before--)
                {
                    classes[before] = BidiClass.EN;
                }

                for (var after = i + 1; after < classes.Length && classes[after] == BidiClass.ET; after++)
                {
                    classes[after] = BidiClass.EN;
                }
            }
        }
    }

    /// <summary>N1, N2: neutrals take the direction on both their sides (numbers count as right to left), else the paragraph's.</summary>
    private static void ResolveNeutral(BidiClass[] classes, BidiClass embedding)
    {
        for (var start = 0; start < classes.Length; start++)
        {
            if (classes[start] != BidiClass.ON)
            {
                continue;
            }

            var end = start;
            while (end < classes.Length && classes[end] == BidiClass.ON)
            {
                end++;
            }

            var left = start == 0 ? embedding : Side(classes[start - 1]);
            var right = end == classes.Length ? embedding : Side(classes[end]);
            classes.AsSpan(start..end).Fill(left == right ? left : embedding);
            start = end - 1;
        }
    }

    private static BidiClass Side(BidiClass type) => type == BidiClass.L ? BidiClass.L : BidiClass.R;
}
