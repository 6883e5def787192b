using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Trae.Bench;

/// <summary>Figures, with what is required of them.</summary>
internal sealed class Report(bool json)
{
    private static readonly JsonSerializerOptions Written = new(JsonDefaults.Options) { WriteIndented = true };

    private readonly List<Figure> _figures = [];

    /// <param name="least">The requirement, if it is one from below; <paramref name="most"/> if from above.</param>
    public void Add(string name, double value, string unit, double? least = null, double? most = null)
    {
        bool? passed = least is null && most is null ? null : value >= (least ?? value) && value <= (most ?? value);
        _figures.Add(new(name, Math.Round(value, 3), unit, least, most, passed));
        Say($"{name}: {Number(value)} {unit}");
    }

    private static void Say(string line) => Console.Error.WriteLine(line);

    /// <returns>The exit code: 1 where a requirement is missed.</returns>
    public int Print()
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { Cores = Environment.ProcessorCount, Figures = _figures }, Written));
        }
        else
        {
            var table = new Table().AddColumns("", "Measured", "Required", "");
            foreach (var figure in _figures)
            {
                table.AddRow(Markup.Escape(figure.Name), $"{Number(figure.Value)} {figure.Unit}", Required(figure), figure.Passed switch { true => "pass", false => "FAIL", null => "" });
            }

            AnsiConsole.Write(table);
        }

        return _figures.Any(figure => figure.Passed == false) ? 1 : 0;
    }

    private static string Required(Figure figure) => figure switch
    {
        { Least: { } least } => $">= {Number(least)} {figure.Unit}",
        { Most: { } most } => $"<= {Number(most)} {figure.Unit}",
        _ => "",
    };

    private static string Number(double value) => value.ToString(Math.Abs(value) < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    private sealed record Figure(string Name, double Value, string Unit, double? Least, double? Most, bool? Passed);
}
