using System.Text;
using System.Text.Json.Serialization;

namespace Trae.VideoWorker.Narration.Piper;

/// <summary>What stands in a voice's <c>NAME.onnx.json</c>, as Piper's training writes it.</summary>
internal sealed record PiperConfig(
    [property: JsonPropertyName("audio")] PiperConfig.AudioPart Audio,
    [property: JsonPropertyName("espeak")] PiperConfig.EspeakPart Espeak,
    [property: JsonPropertyName("phoneme_id_map")] IReadOnlyDictionary<string, long[]> PhonemeIds)
{
    private const string Begin = "^";
    private const string End = "$";
    private const string Pad = "_";

    [JsonPropertyName("inference")]
    public InferencePart Inference { get; init; } = new();

    [JsonPropertyName("num_speakers")]
    public int Speakers { get; init; } = 1;

    [JsonPropertyName("language")]
    public LanguagePart? Language { get; init; }

    /// <summary>
    /// The ids that the model is given: begin, then each sound followed by a pad, then end. Sounds are code points of
    /// the decomposed text; those that the voice does not know are left out, as Piper does.
    /// </summary>
    public IReadOnlyList<long> IdsOf(IReadOnlyList<(string Ipa, char End)> clauses)
    {
        var ids = new List<long>();
        Add(Begin);

        for (var i = 0; i < clauses.Count; i++)
        {
            // Sounds of another language stand between its name and ours in round brackets.
            var ipa = string.Concat(clauses[i].Ipa.Split('(', ')').Where((_, part) => part % 2 == 0));
            foreach (var rune in ipa.Normalize(NormalizationForm.FormD).EnumerateRunes())
            {
                Add(rune.ToString());
            }

            if (clauses[i].End != '\0')
            {
                Add(clauses[i].End.ToString());
            }

            if (i + 1 < clauses.Count)
            {
                Add(" ");
            }
        }

        ids.AddRange(PhonemeIds.GetValueOrDefault(End, []));

        return ids;

        void Add(string sound)
        {
            if (PhonemeIds.TryGetValue(sound, out var own))
            {
                ids.AddRange(own);
                ids.AddRange(PhonemeIds.GetValueOrDefault(Pad, []));
            }
        }
    }

    internal sealed record AudioPart([property: JsonPropertyName("sample_rate")] int SampleRate);

    internal sealed record EspeakPart([property: JsonPropertyName("voice")] string Voice);

    internal sealed record LanguagePart([property: JsonPropertyName("code")] string Code);

    internal sealed record InferencePart
    {
        [JsonPropertyName("noise_scale")]
        public float NoiseScale { get; init; } = 0.667f;

        [JsonPropertyName("length_scale")]
        public float LengthScale { get; init; } = 1;

        [JsonPropertyName("noise_w")]
        public float NoiseW { get; init; } = 0.8f;
    }
}
