using System.Globalization;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.Content.Checking;

/// <summary>A sentence that is spoken, or a text that is shown.</summary>
/// <param name="Context">What it is about: the sentence itself, or all that the scene says and shows.</param>
/// <param name="IsQuotation">All of it is somebody's words.</param>
internal sealed record Statement(string Text, string Context, bool OnScreen, bool IsQuotation = false)
{
    public static IEnumerable<Statement> Of(Scene scene, string language)
    {
        var narration = NarrationMarkup.Read(scene.Narration).Text;
        foreach (var sentence in SentenceSplitter.Split(narration, language).Where(sentence => !string.IsNullOrWhiteSpace(sentence)))
        {
            yield return new(sentence.Trim(), sentence, OnScreen: false);
        }

        var shown = Shown(scene, language).ToList();
        var context = string.Join('\n', [narration, .. shown]);
        foreach (var text in shown)
        {
            yield return new(text, context, OnScreen: true, scene.Layout == SceneLayout.Quote && text == scene.Screen.Body);
        }
    }

    private static IEnumerable<string> Shown(Scene scene, string language)
    {
        var screen = scene.Screen;
        string?[] texts =
        [
            screen.Kicker, screen.Heading, screen.Body, screen.Attribution, .. screen.Items ?? [],

            // A figure and what it counts are one statement.
            screen.Number is null ? null : $"{screen.Number} {screen.Body}",
            .. (screen.Columns ?? []).SelectMany(column => (string?[])[column.Heading, .. column.Items]),
            .. (screen.Events ?? []).Select(dated => $"{dated.When}: {dated.What}"),
            .. (screen.Chart?.Values ?? []).Select(value => $"{value.Label}: {Written(value.Value, language)}"),
        ];

        return texts.OfType<string>().Where(text => text.Length > 0);
    }

    // As the sources write it, so that it is read like them.
    private static string Written(double value, string language)
    {
        var written = value.ToString(CultureInfo.InvariantCulture);

        return StopWords.Primary(language) == "en" ? written : written.Replace('.', ',');
    }
}
