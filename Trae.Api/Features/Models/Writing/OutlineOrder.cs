namespace Trae.Api.Features.Models.Writing;

/// <summary>Tells a model of the order that a person approved, and holds its script against it. Pure.</summary>
internal static class OutlineOrder
{
    public const string File = "outline.v1";

    public static string Rules => "\n\n" + PromptFile.Read(File);

    /// <summary>What is wrong with the order of a script, in sentences that both the model and a person understand.</summary>
    public static IReadOnlyList<string> Faults(ScriptAnswer script, ScriptOrder order, NumberedSources numbered)
    {
        if (!order.FollowsOutline)
        {
            return [];
        }

        // Sections are told apart by their first sentence: two may have the same heading.
        var (section, last) = (0, 0);
        foreach (var scene in script.Scenes!.Skip(1).SkipLast(1))
        {
            if (scene.Sentences!.SelectMany(sentence => sentence.Sources ?? []).FirstOrDefault() is > 0 and var first && (section = SectionOf(first, numbered)) < last)
            {
                return [$"It tells “{numbered.Sentences[first - 1].Section}” too late. Put its scenes in the order of the source's sections."];
            }

            last = Math.Max(last, section);
        }

        return [];
    }

    private static int SectionOf(int number, NumberedSources numbered)
    {
        var start = number;
        while (start > 1 && numbered.Sentences[start - 2].Section == numbered.Sentences[number - 1].Section)
        {
            start--;
        }

        return start;
    }
}
