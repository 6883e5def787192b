using System.Text.Json;
using Trae.Contracts;

namespace Trae.Api.Features.Models.Writing;

/// <summary>Finds the scenes that are complete in a script that is still being written.</summary>
internal sealed class PartialScript
{
    private const int Most = 60;
    private const int LongestText = 600;

    private readonly List<DraftSceneDto> _scenes = [];
    private int _at = -1;

    public IReadOnlyList<DraftSceneDto> Scenes => _scenes;

    /// <param name="text">All of the answer so far.</param>
    /// <returns>Whether there are more than before.</returns>
    public bool Hear(string text)
    {
        if (_at < 0)
        {
            var key = text.IndexOf("\"scenes\"", StringComparison.Ordinal);
            var list = key < 0 ? -1 : text.IndexOf('[', key);
            if (list < 0)
            {
                return false;
            }

            _at = list + 1;
        }

        var before = _scenes.Count;
        while (_scenes.Count < Most && Next(text) is { } scene)
        {
            if (Read(scene) is { } draft)
            {
                _scenes.Add(draft);
            }
        }

        return _scenes.Count > before;
    }

    private string? Next(string text)
    {
        var start = text.IndexOf('{', _at);
        if (start < 0)
        {
            return null;
        }

        var (depth, inString) = (0, false);
        for (var i = start; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when inString:
                    i++;
                    break;
                case '"':
                    inString = !inString;
                    break;
                case '{' when !inString:
                    depth++;
                    break;
                case '}' when !inString && --depth == 0:
                    _at = i + 1;
                    return text[start..(i + 1)];
                default:
                    break;
            }
        }

        return null;
    }

    private static DraftSceneDto? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<SceneAnswer>(json, JsonDefaults.Options) is { } scene
                ? new(Cut(ScriptStaging.Clean(scene.Heading)), Cut(ScriptStaging.Clean(scene.Narration)) ?? "")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Cut(string? text) => text is { Length: > LongestText } ? text[..LongestText] + "…" : text;
}
