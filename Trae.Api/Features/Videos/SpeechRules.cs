using System.Globalization;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>What a storyboard's markup, pronunciations and music must be: pure.</summary>
internal static class SpeechRules
{
    private const int MostPronunciations = 200;
    private const int LongestPronunciation = 100;

    public static IEnumerable<Fault> Faults(Storyboard storyboard) =>
        [.. Markup(storyboard.Scenes), .. Pronunciations(storyboard.Pronunciations ?? []), .. Sound(storyboard.Sound, "sound")];

    private static IEnumerable<Fault> Markup(IReadOnlyList<Scene> scenes) =>
        from scene in scenes.Select((scene, index) => (scene.Narration, Index: index))
        where scene.Narration is not null
        from fault in NarrationMarkup.Faults(scene.Narration)
        select new Fault(
            string.Create(CultureInfo.InvariantCulture, $"scenes[{scene.Index}].narration"),
            fault.Code,
            string.Create(CultureInfo.InvariantCulture, $"Scene {scene.Index + 1}: the narration {fault.Message}"));

    public static IEnumerable<Fault> Pronunciations(IReadOnlyList<Pronunciation> entries)
    {
        if (entries.Count > MostPronunciations)
        {
            yield return new("pronunciations", "pronunciations-too-many", $"There are {entries.Count} pronunciations, and at most {MostPronunciations} fit. Remove some.");
        }

        for (var i = 0; i < entries.Count; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"pronunciations[{i}]");

            if (entries[i] is not { } entry || string.IsNullOrWhiteSpace(entry.Written) || string.IsNullOrWhiteSpace(entry.Spoken))
            {
                yield return new(path, "pronunciation-incomplete", "A pronunciation says how a word is written and how it is spoken. Fill in both, or remove it.");
            }
            else if (entry.Written.Length > LongestPronunciation || entry.Spoken.Length > LongestPronunciation)
            {
                yield return new(path, "pronunciation-too-long", $"A pronunciation has at most {LongestPronunciation} characters on either side. Shorten it.");
            }
            else if (entry.Spoken.Trim() is var spoken && spoken.StartsWith('/') && (spoken.Length < 3 || !spoken.EndsWith('/')))
            {
                yield return new(path, "pronunciation-malformed", $"\"{entry.Spoken}\" begins with a slash and does not end with one. Put phonemes between slashes, such as /ˈkæfkə/.");
            }
        }
    }

    public static IEnumerable<Fault> Sound(SoundTrack? sound, string path)
    {
        if (sound is null)
        {
            yield break;
        }

        if (sound.Mood is null == sound.Media is null)
        {
            yield return new(path, "music-ambiguous", "Music is either a mood or an uploaded piece. Give exactly one of them, or no music.");
        }

        if (sound.Volume is not (>= 0 and <= 1))
        {
            yield return new($"{path}.volume", "music-volume", "The volume of music goes from 0 to 1. Choose a value between.");
        }
    }
}
