using Trae.Contracts;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Rules for text that is read, not heard.</summary>
internal static class OnScreen
{
    /// <summary>With a capital first letter, unless the first word is written in its own way ("iPhone").</summary>
    public static string Capitalise(string text) =>
        text.Length > 1 && char.IsLower(text[0]) && !char.IsUpper(text[1]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    /// <summary>Drops what is least needed until less is shown than is said.</summary>
    public static ScreenText Within(ScreenText screen, string narration, SceneLayout layout)
    {
        var limit = narration.Length;
        if (Length(screen) >= limit)
        {
            screen = screen with { Kicker = null };
        }

        if (Length(screen) >= limit && layout is SceneLayout.Points or SceneLayout.Steps or SceneLayout.Number or SceneLayout.Quote)
        {
            screen = screen with { Heading = null };
        }

        return Length(screen) >= limit && layout is SceneLayout.Title or SceneLayout.Statement or SceneLayout.Closing
            ? screen with { Body = null }
            : screen;
    }

    /// <summary>In UTF-16 code units, all of it.</summary>
    public static int Length(ScreenText screen) =>
        new[] { screen.Kicker, screen.Heading, screen.Body, screen.Number, screen.Attribution }
            .Concat(screen.Items ?? [])
            .Sum(text => text?.Length ?? 0);
}
