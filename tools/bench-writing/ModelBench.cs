using Trae.Api.Features.Models;

namespace Trae.Bench;

/// <param name="Scores">Of the model.</param>
/// <param name="BuiltIn">Of the built-in writer, over the same texts.</param>
/// <param name="Missed">What got worse, a sentence each.</param>
internal sealed record ModelRun(ModelScores Scores, ModelScores? Before, IReadOnlyDictionary<string, Scores> BuiltIn, IReadOnlyList<string> Missed);

/// <summary>Has a connected model write every text: asks before it spends, meters, compares, and says what it did however it ends.</summary>
internal sealed class ModelBench(ModelWish wish, ModelSettings settings, IReadOnlyList<Sample> samples, int seconds, TextWriter output)
{
    private const int Refused = 2;
    private const int Interrupted = 130;

    /// <param name="agrees">Asked whether to go on; null where nobody can be asked.</param>
    /// <param name="draws">Shows the figures.</param>
    /// <param name="baseline">A file to compare with; null for none.</param>
    /// <param name="accepts">Whether that file is written instead.</param>
    /// <param name="ct">Ends the run.</param>
    /// <returns>The exit code: 1 where the model writes worse, 2 where nothing was asked of it, 130 where the run was ended.</returns>
    public async Task<int> Run(Func<bool>? agrees, Action<ModelRun> draws, string? baseline, bool accepts, CancellationToken ct)
    {
        ConnectedModel model;
        ModelScores? before;
        try
        {
            model = wish.Find(settings);
            before = baseline is null ? null : ModelScores.Read(baseline);
        }
        catch (ArgumentException wrong)
        {
            output.WriteLine(wrong.Message);
            return Refused;
        }

        if (before is not null && !accepts && before.Seconds != seconds)
        {
            output.WriteLine($"{baseline} has figures of {before.Seconds} seconds. Measure with --seconds {before.Seconds}, or name another file.");
            return Refused;
        }

        return MaySpend(model, agrees) ? await Run(model, draws, accepts ? null : before, accepts ? baseline : null, ct) : Refused;
    }

    private bool MaySpend(ConnectedModel model, Func<bool>? agrees)
    {
        if (wish.IsReplay)
        {
            return true;
        }

        output.WriteLine(Spending.Of(samples, model, seconds).Told(model));
        if (agrees is null)
        {
            output.WriteLine("Nobody can be asked whether to spend that: standard input is no terminal. Add --yes to go on. Nothing was asked of the model.");
            return false;
        }

        var agreed = agrees();
        if (!agreed)
        {
            output.WriteLine("Nothing was asked of the model.");
        }

        return agreed;
    }

    private async Task<int> Run(ConnectedModel model, Action<ModelRun> draws, ModelScores? before, string? kept, CancellationToken ct)
    {
        var meter = new Meter();
        using var author = new ModelAuthor(model, settings, meter);
        SortedDictionary<string, Scores> texts;
        try
        {
            texts = await WritingBench.Score(samples, author, seconds, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            output.WriteLine("Ended before all texts were written. Until then:");
            Tell(model, author, meter);
            return Interrupted;
        }

        var scores = new ModelScores(model.Model, seconds, [.. author.Written.Where(text => text.FellBack is not null).Select(text => text.Name)], texts);
        var missed = before is null ? [] : WritingRules.Worse(scores, before);
        draws(new(scores, before, await WritingBench.Score(samples, new BuiltInAuthor(), seconds, ct), missed));
        Tell(model, author, meter);
        if (kept is not null)
        {
            scores.Write(kept);
        }

        if (scores.FellBack.Count == samples.Count)
        {
            output.WriteLine($"{model.Name} wrote nothing: its figures are the built-in writer's.");
            return 1;
        }

        return missed.Count > 0 ? 1 : 0;
    }

    private void Tell(ConnectedModel model, ModelAuthor author, Meter meter)
    {
        foreach (var line in Account.Of(model, author.Written, meter.Calls, wish.IsReplay))
        {
            output.WriteLine(line);
        }
    }
}
