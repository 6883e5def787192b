using System.Diagnostics;
using System.Globalization;
using Trae.Contracts;
using Trae.VideoWorker;

namespace Trae.Bench;

/// <summary>Workers as processes of their own, each with every n-th scene.</summary>
internal static class Lane
{
    private const int Rounds = 3;

    public static async Task Measure(Report report, Wish wish, CancellationToken ct)
    {
        var speeds = new Dictionary<int, List<double>> { [1] = [], [2] = [] };
        for (var round = 0; round < Math.Min(Rounds, wish.Rounds); round++)
        {
            foreach (var (workers, seconds) in speeds)
            {
                using var folder = WorkFolder.Create();
                using var line = new Line(folder.PathOf("media"));
                foreach (var scene in Line.Scenes(wish.Scenes))
                {
                    await line.Do(scene.Narration, ct);
                }

                seconds.Add(await Run(folder.PathOf("media"), workers, wish.Scenes, ct));
            }
        }

        var (one, two) = (speeds[1].Order().ElementAt(speeds[1].Count / 2), speeds[2].Order().ElementAt(speeds[2].Count / 2));
        report.Add("one worker, all scenes", one, "s");
        report.Add("two workers, all scenes", two, "s");
        report.Add("two workers against one", one / two, "times as fast", least: 0.98);
    }

    /// <summary>The worker's side: warms up, waits for the word, renders its share.</summary>
    /// <param name="share">Media folder, scenes, number and count of workers, separated by |.</param>
    public static async Task<int> Run(string share, CancellationToken ct)
    {
        var parts = share.Split('|');
        var (most, number, count) = (Int(parts[1]), Int(parts[2]), Int(parts[3]));
        using var line = new Line(parts[0], sceneThreads: Environment.ProcessorCount);
        var scenes = Line.Scenes(most);

        var small = scenes[0] with { Look = scenes[0].Look with { Resolution = Resolution.P720, Theme = number == 0 ? "ember" : "paper" } };
        await line.Do(small, ct);
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync(ct);

        foreach (var scene in scenes.Where((_, i) => i % count == number))
        {
            await line.Do(scene, ct);
        }

        return 0;
    }

    private static async Task<double> Run(string media, int workers, int most, CancellationToken ct)
    {
        var processes = Enumerable.Range(0, workers).Select(number => Start($"{media}|{most}|{number}|{workers}")).ToList();
        foreach (var process in processes)
        {
            await process.StandardOutput.ReadLineAsync(ct);
        }

        var clock = Stopwatch.GetTimestamp();
        foreach (var process in processes)
        {
            await process.StandardInput.WriteLineAsync("go");
        }

        foreach (var process in processes)
        {
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"A worker ended with {process.ExitCode}.");
            }
        }

        return Stopwatch.GetElapsedTime(clock).TotalSeconds;
    }

    private static Process Start(string share)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        info.ArgumentList.Add("--lane");
        info.ArgumentList.Add(share);

        return Process.Start(info)!;
    }

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
