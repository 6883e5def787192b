using System.Runtime.InteropServices;
using static System.Text.Encoding;

namespace Trae.VideoWorker.Narration;

/// <summary>A voice file of eSpeak NG.</summary>
/// <param name="Id">What selects it: the language tag in lower case, such as "en-us".</param>
/// <param name="File">Where eSpeak keeps it, such as "gmw/en-US".</param>
internal sealed record EspeakVoice(string Id, string Name, string File, IReadOnlyList<string> OtherLanguages)
{
    private static Dictionary<string, string>? _selectors;

    /// <summary>What the library wants to hear for a voice's id, or null for an unknown one: it does not find every language by its tag.</summary>
    public static string? SelectorOf(string id, EspeakLibrary library) => (_selectors ??= Selectors(library)).GetValueOrDefault(id);

    private static Dictionary<string, string> Selectors(EspeakLibrary library)
    {
        var (voices, variants) = ReadAll(library);

        return voices
            .SelectMany(voice => variants.Select(variant => $"+{variant}").Prepend(""), (voice, variant) => (Id: voice.Id + variant, File: voice.File + variant))
            .ToDictionary(pair => pair.Id, pair => pair.File, StringComparer.Ordinal);
    }

    /// <summary>Reads the library's lists. MBROLA voices need data that is not free, so they stay out.</summary>
    public static unsafe (IReadOnlyList<EspeakVoice> Voices, IReadOnlyList<string> Variants) ReadAll(EspeakLibrary library)
    {
        var voices = Read(library.ListVoices(null))
            .Where(voice => !voice.File.StartsWith("mb/", StringComparison.Ordinal))
            .DistinctBy(voice => voice.Id)
            .ToList();

        fixed (byte* variant = "variant\0"u8)
        {
            var specification = new EspeakLibrary.VoiceEntry { Languages = variant };
            var variants = Read(library.ListVoices(&specification))
                .Where(voice => voice.File.StartsWith("!v/", StringComparison.Ordinal))
                .Select(voice => voice.File[3..])
                .ToList();

            return (voices, variants);
        }
    }

    private static unsafe List<EspeakVoice> Read(EspeakLibrary.VoiceEntry** entries)
    {
        var voices = new List<EspeakVoice>();

        for (; *entries is not null; entries++)
        {
            var languages = new List<string>();
            for (var at = (*entries)->Languages; at is not null && *at != 0;)
            {
                var tag = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(at + 1);
                languages.Add(UTF8.GetString(tag));
                at += tag.Length + 2;
            }

            voices.Add(new(
                languages.FirstOrDefault("").ToLowerInvariant(),
                Marshal.PtrToStringUTF8((nint)(*entries)->Name) ?? "",
                Marshal.PtrToStringUTF8((nint)(*entries)->Identifier) ?? "",
                [.. languages.Skip(1)]));
        }

        return voices;
    }
}
