namespace Trae.Api.Features.BrandVoices;

/// <summary>
/// How surely something is said more often than elsewhere: the log-likelihood ratio (Dunning, "Accurate Methods for the Statistics of
/// Surprise and Coincidence", 1993), as Rayson and Garside compare two corpora with it (2000).
/// </summary>
internal static class Keyness
{
    /// <summary>Chi-squared at p = 0.0001 with one degree of freedom.</summary>
    public const double Certain = 15.13;

    private const double Background = 1_000_000;

    /// <param name="count">Here.</param>
    /// <param name="words">Here, all of them.</param>
    /// <param name="rate">Elsewhere: the share of all words.</param>
    /// <returns>Zero for what is not said more often here.</returns>
    public static double Of(int count, int words, double rate)
    {
        var elsewhere = rate * Background;
        if (words == 0 || count / (double)words <= rate)
        {
            return 0;
        }

        var share = (count + elsewhere) / (words + Background);

        return 2 * ((count * Math.Log(count / (words * share))) + (elsewhere * Math.Log(elsewhere / (Background * share))));
    }
}
