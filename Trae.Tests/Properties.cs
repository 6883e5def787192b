using CsCheck;
using Xunit.Sdk;

namespace Trae.Tests;

/// <summary>
/// CsCheck's <c>Sample</c> with the same samples every time, so that a run of the suite says something about the change and not
/// about luck. It stands nearer to the tests than CsCheck's own, which <c>./trae explore</c> turns to: there every run is new.
/// </summary>
internal static class Properties
{
    private static readonly bool Explores = Environment.GetEnvironmentVariable("TRAE_EXPLORE") is "1";

    public static void Sample<T>(this Gen<T> gen, Func<T, bool> holds, long iter = 100, int threads = -1)
    {
        if (Explores)
        {
            Check.Sample(gen, holds, threads: threads);
        }
        else
        {
            Parallel.For(0, iter, new ParallelOptions { MaxDegreeOfParallelism = threads }, index => Once(gen, holds, index));
        }
    }

    public static void Sample<T>(this Gen<T> gen, Action<T> check, long iter = 100, int threads = -1) =>
        gen.Sample(Passes(check), iter, threads);

    public static void Sample<T1, T2>(this Gen<(T1, T2)> gen, Func<T1, T2, bool> holds, long iter = 100, int threads = -1) =>
        gen.Sample(all => holds(all.Item1, all.Item2), iter, threads);

    public static void Sample<T1, T2>(this Gen<(T1, T2)> gen, Action<T1, T2> check, long iter = 100, int threads = -1) =>
        gen.Sample(all => check(all.Item1, all.Item2), iter, threads);

    public static void Sample<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Func<T1, T2, T3, bool> holds, long iter = 100, int threads = -1) =>
        gen.Sample(all => holds(all.Item1, all.Item2, all.Item3), iter, threads);

    public static void Sample<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> check, long iter = 100, int threads = -1) =>
        gen.Sample(all => check(all.Item1, all.Item2, all.Item3), iter, threads);

    public static void Sample<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> gen, Func<T1, T2, T3, T4, bool> holds, long iter = 100, int threads = -1) =>
        gen.Sample(all => holds(all.Item1, all.Item2, all.Item3, all.Item4), iter, threads);

    public static void Sample<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> gen, Action<T1, T2, T3, T4> check, long iter = 100, int threads = -1) =>
        gen.Sample(all => check(all.Item1, all.Item2, all.Item3, all.Item4), iter, threads);

    /// <summary>One sample after the other, for what shares a server.</summary>
    public static async Task SampleAsync<T>(this Gen<T> gen, Func<T, Task> check, long iter = 100)
    {
        for (var index = 0L; index < iter; index++)
        {
            await check(Value(gen, Explores ? Random.Shared.NextInt64() : index));
        }
    }

    private static void Once<T>(Gen<T> gen, Func<T, bool> holds, long index)
    {
        var value = Value(gen, index);
        try
        {
            Assert.True(holds(value));
        }
        catch (Exception error)
        {
            // The seed brings it back: Check.Sample(gen, holds, seed: ...) also looks for a smaller one.
            throw new XunitException($"Sample {index} (CsCheck seed {Source(index)}) does not hold: {value}", error);
        }
    }

    private static Func<T, bool> Passes<T>(Action<T> check) => value =>
    {
        check(value);

        return true;
    };

    private static T Value<T>(Gen<T> gen, long index) => gen.Generate(Source(index), null!, out _);

    private static PCG Source(long index) => new(1u, (ulong)index);
}
