using System.Globalization;
using Trae.Api.Features.Content.Writing;

namespace Trae.Api.Features.Models.Writing;

/// <summary>How long a script is when a voice speaks it, by the voice's measured rate. Pure.</summary>
internal static class ScriptLength
{
    /// <summary>How far a script may be from the asked length.</summary>
    public const double Tolerance = 0.05;

    /// <summary>Further off than this, leaving out or adding sentences would harm it: the model is asked again.</summary>
    public const double Mendable = 0.2;

    public static double SecondsOf(ScriptAnswer script, WritingRequest request) =>
        (WordsOf(script) * 60 / (request.WordsPerMinute * request.Speaker.Rate)) + (Pace.PauseSeconds * (script.Scenes?.Count ?? 0));

    /// <summary>Above zero for a script that is too long: 0.1 is a tenth.</summary>
    public static double Deviation(ScriptAnswer script, WritingRequest request) => (SecondsOf(script, request) / request.Seconds) - 1;

    public static double WordsOf(string text) => Pace.WordsOf(text);

    public static string Fault(ScriptAnswer script, WritingRequest request)
    {
        var wanted = (request.Seconds - (Pace.PauseSeconds * script.Scenes!.Count)) * request.WordsPerMinute * request.Speaker.Rate / 60;
        var words = WordsOf(script);

        return string.Create(
            CultureInfo.InvariantCulture,
            $"It has {words:0} words, which take {SecondsOf(script, request):0} seconds instead of {request.Seconds}. {(words > wanted ? "Shorten" : "Lengthen")} it to {wanted:0} words{(words > wanted ? "" : ", with more of what the source says")}.");
    }

    public static string Note(ScriptAnswer script, WritingRequest request) => string.Create(
        CultureInfo.InvariantCulture, $"The script takes about {SecondsOf(script, request):0} seconds instead of {request.Seconds}: whole sentences came no nearer.");

    private static double WordsOf(ScriptAnswer script) => (script.Scenes ?? []).SelectMany(scene => scene.Sentences ?? []).Sum(sentence => WordsOf(sentence.Text ?? ""));
}
