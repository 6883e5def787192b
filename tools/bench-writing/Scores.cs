namespace Trae.Bench;

/// <param name="Unsupported">Share of spoken sentences that the source does not have.</param>
/// <param name="LengthError">Absolute; a share of the asked length.</param>
/// <param name="Claims">How many numbers, dates, names and quotations the claim checker finds in no source.</param>
/// <param name="Layouts">Effective number.</param>
/// <param name="Bare">Share of scenes with nothing on the screen.</param>
internal sealed record Scores(
    double Rouge1, double Rouge2, double RougeL, double Coverage, double Unsupported, double Claims, double Lix, double? Flesch, double Redundancy, double LengthError, double Layouts, double Bare)
{
    public static Scores Mean(IReadOnlyCollection<Scores> all) => new(
        all.Average(one => one.Rouge1),
        all.Average(one => one.Rouge2),
        all.Average(one => one.RougeL),
        all.Average(one => one.Coverage),
        all.Average(one => one.Unsupported),
        all.Average(one => one.Claims),
        all.Average(one => one.Lix),
        all.Average(one => one.Flesch),
        all.Average(one => one.Redundancy),
        all.Average(one => one.LengthError),
        all.Average(one => one.Layouts),
        all.Average(one => one.Bare));

    public Scores Rounded() => new(
        Math.Round(Rouge1, 3),
        Math.Round(Rouge2, 3),
        Math.Round(RougeL, 3),
        Math.Round(Coverage, 3),
        Math.Round(Unsupported, 3),
        Math.Round(Claims, 2),
        Math.Round(Lix, 1),
        Flesch is { } ease ? Math.Round(ease, 1) : null,
        Math.Round(Redundancy, 3),
        Math.Round(LengthError, 3),
        Math.Round(Layouts, 2),
        Math.Round(Bare, 3));
}
