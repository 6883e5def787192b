using Trae.Contracts;
using Trae.VideoWorker;

namespace Trae.Bench;

/// <param name="Minutes">Of a long video; 0 for none.</param>
/// <param name="Only">Names of <see cref="Measurements"/>; all when empty.</param>
internal sealed record Wish(int Rounds, int Scenes, int Minutes, IReadOnlyList<string> Only);

/// <summary>What is measured, in this order.</summary>
internal static class Measurements
{
    public static IReadOnlyList<string> Names { get; } = ["reference", "harder", "split", "end", "edit", "workers"];

    public static async Task Run(Report report, Wish wish, CancellationToken ct)
    {
        using var folder = WorkFolder.Create();

        // Against the encoder alone, with as many threads as that.
        using var line = new Line(folder.PathOf("media"), sceneThreads: Environment.ProcessorCount);
        var reference = Line.Scenes(wish.Scenes);
        foreach (var scene in reference)
        {
            await line.Do(scene.Narration, ct);
        }

        // Once without measuring: the first scene pays for compiling.
        await Pairs.Measure(line, reference.Take(1).ToList(), 1, ct);

        if (Wants("reference"))
        {
            Pairs.Tell(report, "reference", await Pairs.Measure(line, reference, wish.Rounds, ct), required: 0.80);
        }

        if (Wants("harder"))
        {
            var harder = Line.Scenes(wish.Scenes, await Moving.Make(line, folder, ct));
            Pairs.Tell(report, "harder", await Pairs.Measure(line, harder, wish.Rounds, ct), required: 0.65);
        }

        if (Wants("split"))
        {
            await Split.Measure(report, line, reference, ct);
        }

        if (Wants("end") || Wants("edit"))
        {
            await WholeVideo.Measure(report, wish.Scenes, ct);
        }

        if (Wants("workers"))
        {
            await Lane.Measure(report, wish, ct);
        }

        if (wish.Minutes > 0)
        {
            await LongVideo.Measure(report, wish.Minutes, ct);
        }

        bool Wants(string name) => wish.Only.Count == 0 || wish.Only.Contains(name);
    }
}
