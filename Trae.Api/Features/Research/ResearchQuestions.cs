namespace Trae.Api.Features.Research;

/// <summary>What is asked about a topic when nobody has said: what newspapers ask, in the topic's language.</summary>
internal static class ResearchQuestions
{
    public const int Most = 8;
    public const int Longest = 200;

    private static readonly Dictionary<string, string[]> Patterns = new(StringComparer.Ordinal)
    {
        ["en"] = ["What is {0}?", "How does {0} work?", "How did {0} begin?", "Why does {0} matter?", "What is disputed about {0}?"],
        ["de"] = ["Was ist {0}?", "Wie funktioniert {0}?", "Wie entstand {0}?", "Warum ist {0} wichtig?", "Was ist an {0} umstritten?"],
        ["fr"] = ["Qu’est-ce que {0} ?", "Comment fonctionne {0} ?", "Quelle est l’origine de {0} ?", "Pourquoi {0} est important ?", "Que discute-t-on à propos de {0} ?"],
        ["es"] = ["¿Qué es {0}?", "¿Cómo funciona {0}?", "¿Cuál es el origen de {0}?", "¿Por qué es importante {0}?", "¿Qué se discute sobre {0}?"],
        ["it"] = ["Che cos’è {0}?", "Come funziona {0}?", "Qual è l’origine di {0}?", "Perché {0} è importante?"],
        ["pt"] = ["O que é {0}?", "Como funciona {0}?", "Qual é a origem de {0}?", "Por que {0} é importante?"],
        ["nl"] = ["Wat is {0}?", "Hoe werkt {0}?", "Hoe is {0} ontstaan?", "Waarom is {0} belangrijk?"],
    };

    /// <summary>A topic that is a question already is asked as it stands, as is one in another language.</summary>
    public static IReadOnlyList<string> About(string topic, string language) =>
        topic.TrimEnd() is [.., '?' or '？' or '؟'] || !Patterns.TryGetValue(language.Split('-')[0].ToLowerInvariant(), out var patterns)
            ? [topic]
            : [.. patterns.Select(pattern => string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, topic))];
}
