namespace Trae.VideoWorker.Narration;

/// <summary>The writing systems (ISO 15924) that eSpeak NG reads in a language; Latin wherever none is named.</summary>
internal static class WritingSystems
{
    private static readonly Dictionary<string, string[]> ByLanguage = Table(
        ("Arab", "ar fa ur ug sd ku"),
        ("Armn", "hy hyw"),
        ("Beng", "bn as bpy"),
        ("Cyrl", "ru uk be bg mk kk ky ba cv tt nog sr bs"),
        ("Deva", "hi mr ne kok"),
        ("Ethi", "am"),
        ("Geor", "ka"),
        ("Grek", "el grc"),
        ("Gujr", "gu"),
        ("Guru", "pa"),
        ("Hang", "ko"),
        ("Hani", "cmn yue hak"),
        ("Hebr", "he"),

        // eSpeak NG knows the kana and names each Chinese character "Chinese letter", which nobody wants to hear.
        ("Hira", "ja"),
        ("Kana", "ja"),
        ("Knda", "kn"),
        ("Mlym", "ml"),
        ("Mymr", "my shn"),
        ("Orya", "or"),
        ("Sinh", "si"),
        ("Taml", "ta"),
        ("Telu", "te"),
        ("Thai", "th"),
        ("Latn", "sr bs ku"));

    public static IReadOnlyList<string> Of(string language) => ByLanguage.GetValueOrDefault(language, ["Latn"]);

    private static Dictionary<string, string[]> Table(params (string Script, string Languages)[] rows) => rows
        .SelectMany(row => row.Languages.Split(' '), (row, language) => (row.Script, Language: language))
        .GroupBy(pair => pair.Language)
        .ToDictionary(pairs => pairs.Key, pairs => pairs.Select(pair => pair.Script).ToArray(), StringComparer.Ordinal);
}
