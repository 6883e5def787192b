using System.Text.Json;
using Microsoft.Extensions.AI;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Models;
using Trae.Api.Features.Models.Calls;
using Trae.Api.Features.Models.Writing;

namespace Trae.Api.Features.Research;

/// <summary>Questions as models answer them.</summary>
internal sealed record QuestionsAnswer(IReadOnlyList<string>? Questions)
{
    public static JsonElement Schema { get; } = AnswerForm.Of<QuestionsAnswer>();
}

/// <summary>Asks a model for the questions of a topic, and reads its answer. Pure.</summary>
internal static class QuestionPrompt
{
    public const string Prompt = "questions.v1";
    public const string RepairPrompt = "questions-repair.v1";

    private const int Fewest = 2;
    private const int WordsToTellLanguage = 25;

    // A few lines, and what a reasoning model thinks to itself.
    public static int MostTokens(ConnectedModel model) => Math.Min(3_000, Math.Max(1_500, model.ContextTokens / 4));

    public static ModelQuestion Of(ConnectedModel model, string topic, string language)
    {
        var fence = PromptFence.NameOf("TOPIC", topic);

        return new(
            "questions",
            Prompt,
            [new(ChatRole.System, PromptFile.Read(Prompt, ("fence", fence), ("language", language))), new(ChatRole.User, PromptFence.Around(topic, fence))],
            QuestionsAnswer.Schema,
            MostTokens(model));
    }

    /// <summary>The questions, or what is wrong with them in sentences that both the model and a person understand.</summary>
    public static (IReadOnlyList<string> Questions, IReadOnlyList<string> Faults) Read(ModelAnswer answer, string topic, string language)
    {
        if (AnswerForm.Read<QuestionsAnswer>(answer.Text)?.Questions is not { } asked)
        {
            return ([], [answer.WasCutOff ? "It was cut off before its end. Be briefer." : "It is no JSON of the schema."]);
        }

        var questions = asked.Select(ScriptStaging.Clean).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();

        return questions.Count is < Fewest or > ResearchQuestions.Most
            ? ([], [FormattableString.Invariant($"It has {questions.Count} different questions. Ask {Fewest} to {ResearchQuestions.Most}.")])
            : (questions, [.. Faults(questions, topic, language)]);
    }

    private static IEnumerable<string> Faults(List<string> questions, string topic, string language)
    {
        var known = SceneWords.NumbersOf(topic).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < questions.Count; i++)
        {
            var name = FormattableString.Invariant($"Question {i + 1}");
            if (questions[i].Length > ResearchQuestions.Longest)
            {
                yield return FormattableString.Invariant($"{name} has {questions[i].Length} characters, and at most {ResearchQuestions.Longest} fit.");
            }

            if (SceneWords.HasMarkup(questions[i]))
            {
                yield return $"{name} has markup or a link. Write plain text.";
            }

            // It becomes a heading, which is shown: no figure gets there that nobody has found.
            foreach (var number in SceneWords.NumbersOf(questions[i]).Where(number => !known.Contains(number) && !SceneWords.IsFree(number)))
            {
                yield return $"{name} presumes the number {number}, which the topic does not have. Leave it out.";
            }
        }

        var all = string.Join(' ', questions);
        if (WordCounter.Count(all) >= WordsToTellLanguage && SceneWords.IsOtherLanguage(LanguageDetector.Detect(all), language))
        {
            yield return $"They are not written in the language {language}.";
        }
    }
}
