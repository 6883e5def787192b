namespace Trae.VideoWorker.Audio;

/// <summary>A second-order filter; the shapes are those of R. Bristow-Johnson's Audio EQ Cookbook. A mutable struct: keep it in a field or a local.</summary>
internal struct Biquad
{
    private readonly double _b0, _b1, _b2, _a1, _a2;
    private double _z1, _z2;

    public Biquad(double b0, double b1, double b2, double a0, double a1, double a2) =>
        (_b0, _b1, _b2, _a1, _a2) = (b0 / a0, b1 / a0, b2 / a0, a1 / a0, a2 / a0);

    public static Biquad HighPass(double hertz, double q = 0.7071)
    {
        var (cos, alpha) = At(hertz, q);

        return new((1 + cos) / 2, -(1 + cos), (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
    }

    public static Biquad Peak(double hertz, double q, double decibels)
    {
        var (cos, alpha) = At(hertz, q);
        var a = Math.Pow(10, decibels / 40);

        return new(1 + (alpha * a), -2 * cos, 1 - (alpha * a), 1 + (alpha / a), -2 * cos, 1 - (alpha / a));
    }

    public static Biquad LowShelf(double hertz, double decibels) => Shelf(hertz, decibels, 1);

    public static Biquad HighShelf(double hertz, double decibels) => Shelf(hertz, decibels, -1);

    public float Next(float x)
    {
        // Transposed direct form II.
        var y = (_b0 * x) + _z1;
        _z1 = (_b1 * x) - (_a1 * y) + _z2;
        _z2 = (_b2 * x) - (_a2 * y);

        return (float)y;
    }

    private static Biquad Shelf(double hertz, double decibels, int low)
    {
        var (cos, alpha) = At(hertz, 0.7071);
        var a = Math.Pow(10, decibels / 40);
        var root = 2 * Math.Sqrt(a) * alpha;
        var c = low * cos;

        return new(
            a * (a + 1 - ((a - 1) * c) + root),
            low * 2 * a * (a - 1 - ((a + 1) * c)),
            a * (a + 1 - ((a - 1) * c) - root),
            a + 1 + ((a - 1) * c) + root,
            low * -2 * (a - 1 + ((a + 1) * c)),
            a + 1 + ((a - 1) * c) - root);
    }

    private static (double Cos, double Alpha) At(double hertz, double q)
    {
        var w = 2 * Math.PI * hertz / AudioArguments.SampleRate;

        return (Math.Cos(w), Math.Sin(w) / (2 * q));
    }
}
