using System.Text;

namespace Trae.Api.Features.Models.Writing;

/// <summary>A prompt as it is kept beside what reads its answers: a versioned file, with places in double braces.</summary>
internal static class PromptFile
{
    public static string Read(string name, params ReadOnlySpan<(string Place, string Text)> places)
    {
        using var stream = typeof(PromptFile).Assembly.GetManifestResourceStream($"Trae.Prompts.{name}.md")
            ?? throw new InvalidOperationException($"There is no prompt {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = reader.ReadToEnd();
        foreach (var (place, value) in places)
        {
            text = text.Replace($"{{{{{place}}}}}", value, StringComparison.Ordinal);
        }

        return text;
    }
}
