using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Trae.Contracts;

/// <summary>What there is to choose from, and what was used.</summary>
internal static class ShelfCommands
{
    public static Command Voices()
    {
        var language = new Option<string?>("--language") { Description = "Only those that speak it: en or en-GB" };

        return Call.Of("voices", "The voices there are", async (call, options, ct) =>
        {
            var wanted = options.GetValue(language) is { } tag ? $"?language={Uri.EscapeDataString(tag)}" : "";
            call.Print(await call.Get<IReadOnlyList<Voice>>("voices" + wanted, ct), voices =>
            {
                var table = new Table().AddColumns("Id", "Name", "Language", "Engine", "Words a minute");
                foreach (var voice in voices)
                {
                    table.AddRow(voice.Id.EscapeMarkup(), voice.Name.EscapeMarkup(), voice.Language, voice.Engine.EscapeMarkup(), voice.WordsPerMinute.ToString("0", CultureInfo.CurrentCulture));
                }

                AnsiConsole.Write(table);
            });
        }, language);
    }

    public static Command Looks() => Call.Of("looks", "The formats, themes and presenters there are", async (call, _, ct) =>
        call.Print(await call.Get<LooksDto>("looks", ct), looks => Console.WriteLine(
            $"Formats: {string.Join(", ", looks.Formats.Select(format => format.Id))}\nThemes: {string.Join(", ", looks.Themes)}\nPresenters: {string.Join(", ", looks.Presenters)}")));

    public static Command Usage()
    {
        var month = new Option<string?>("--month") { Description = "Such as 2026-11; this one unless given" };

        return Call.Of("usage", "What the workspace uses, and what it may", async (call, options, ct) =>
        {
            var wanted = options.GetValue(month) is { } text ? $"?month={Uri.EscapeDataString(text)}" : "";
            call.Print(await call.Get<UsageDto>("usage" + wanted, ct), Describe);
        }, month);
    }

    private static void Describe(UsageDto usage)
    {
        var table = new Table { Title = new(usage.Month) }.AddColumns("", "Used", "Allowed");
        table.AddRow("Minutes rendered", Number(usage.MinutesRendered), Allowed(usage.MinutesQuota));
        table.AddRow("Storage, MB", Number(usage.StorageBytes / 1e6), Allowed(usage.StorageQuota / 1e6));
        table.AddRow("Members", Number(usage.Members), Allowed(usage.MembersQuota));
        table.AddRow("Productions now", Number(usage.Productions), Allowed(usage.ProductionsQuota));
        AnsiConsole.Write(table);
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.CurrentCulture);

    private static string Allowed(double? value) => value is { } limit ? Number(limit) : "any";
}
