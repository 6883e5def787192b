namespace Trae.Bench;

/// <summary>What is required of scores, by themselves and against those accepted before.</summary>
internal static class WritingRules
{
    public const double MostLengthError = 0.05;
    public const double MostRedundancy = 0.05;

    // A mean over the texts that are there in both may fall by so much before it counts as worse.
    private const double Tolerance = 0.01;

    // A model chooses its words anew each time.
    private const double ModelTolerance = 0.02;

    /// <summary>What is missed, a sentence each.</summary>
    public static IReadOnlyList<string> Missed(IReadOnlyDictionary<string, Scores> scores, IReadOnlyDictionary<string, Scores>? before)
    {
        var missed = new List<string>();
        foreach (var (name, score) in scores)
        {
            Check(missed, score.Unsupported > 0, $"{name}: {score.Unsupported:P1} of the sentences are not in the source; none may be.");
            Check(missed, score.Claims > 0, $"{name}: {score.Claims:0} claims are in no source; none may be.");
            Check(missed, score.LengthError > MostLengthError, $"{name}: the length is {score.LengthError:P1} off; at most {MostLengthError:P0} is allowed.");
            Check(missed, score.Bare > 0, $"{name}: {score.Bare:P0} of the scenes show nothing; none may be bare.");
            Check(missed, score.Redundancy > MostRedundancy, $"{name}: {score.Redundancy:P1} is said twice; at most {MostRedundancy:P0} is allowed.");
        }

        missed.AddRange(Worse(scores, before, Tolerance));

        return missed;
    }

    /// <summary>What a model writes worse than it did, a sentence each. It has no requirements of its own: it says things in its words.</summary>
    public static IReadOnlyList<string> Worse(ModelScores now, ModelScores then)
    {
        var fellBack = now.FellBack.Where(then.Texts.ContainsKey).Except(then.FellBack, StringComparer.Ordinal).ToList();
        var missed = new List<string>(Worse(now.Texts, then.Texts, ModelTolerance));
        Check(missed, now.FellBack.Count(then.Texts.ContainsKey) > then.FellBack.Count(now.Texts.ContainsKey), $"More texts were left to the built-in writer: {string.Join(", ", fellBack)}.");

        return missed;
    }

    private static List<string> Worse(IReadOnlyDictionary<string, Scores> scores, IReadOnlyDictionary<string, Scores>? before, double tolerance)
    {
        var missed = new List<string>();
        var both = scores.Keys.Where(name => before?.ContainsKey(name) == true).ToList();
        if (both.Count == 0)
        {
            return missed;
        }

        var (now, then) = (Scores.Mean([.. both.Select(name => scores[name])]), Scores.Mean([.. both.Select(name => before![name])]));
        Fallen("ROUGE-1", now.Rouge1, then.Rouge1);
        Fallen("ROUGE-2", now.Rouge2, then.Rouge2);
        Fallen("ROUGE-L", now.RougeL, then.RougeL);
        Fallen("coverage of facts", now.Coverage, then.Coverage);
        Fallen("claims that no source supports", -now.Claims, -then.Claims);
        Fallen("variety of layouts", now.Layouts / 10, then.Layouts / 10);
        Fallen("redundancy", -now.Redundancy, -then.Redundancy);
        Fallen("length error", -now.LengthError, -then.LengthError);

        return missed;

        void Fallen(string what, double value, double accepted) =>
            Check(missed, value < accepted - tolerance, $"{what} got worse: {Math.Abs(value):0.000} instead of {Math.Abs(accepted):0.000}. `--accept` keeps the new figures.");
    }

    private static void Check(List<string> missed, bool isMissed, string sentence)
    {
        if (isMissed)
        {
            missed.Add(sentence);
        }
    }
}
