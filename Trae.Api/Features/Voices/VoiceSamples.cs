namespace Trae.Api.Features.Voices;

/// <summary>What a voice says to be chosen by; in a language without a sentence it counts, which every voice can.</summary>
internal static class VoiceSamples
{
    private const string Counting = "1, 2, 3, 4, 5, 6, 7.";

    private static readonly Dictionary<string, string> Sentences = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "Hello! This is how your video will sound. Clear, calm, and never out of breath.",
        ["de"] = "Hallo! So wird dein Video klingen. Klar, ruhig und nie außer Atem.",
        ["fr"] = "Bonjour ! Voici comment sonnera votre vidéo. Claire, calme, sans jamais perdre haleine.",
        ["es"] = "¡Hola! Así sonará tu vídeo. Claro, tranquilo y sin perder el aliento.",
        ["it"] = "Ciao! Così suonerà il tuo video. Chiaro, calmo e mai senza fiato.",
        ["pt"] = "Olá! É assim que o seu vídeo vai soar. Claro, calmo e sem perder o fôlego.",
        ["nl"] = "Hallo! Zo gaat je video klinken. Helder, rustig en nooit buiten adem.",
        ["pl"] = "Cześć! Tak będzie brzmiał twój film. Wyraźnie i spokojnie.",
        ["ru"] = "Здравствуйте! Так будет звучать ваше видео. Ясно и спокойно.",
        ["tr"] = "Merhaba! Videonuz böyle duyulacak. Açık ve sakin.",
        ["ar"] = "مرحبا! هكذا سيكون صوت الفيديو الخاص بك.",
        ["hi"] = "नमस्ते! आपका वीडियो ऐसा सुनाई देगा।",
        ["zh"] = "你好！你的视频听起来就是这样。",
        ["ko"] = "안녕하세요! 동영상은 이렇게 들립니다.",
    };

    /// <param name="language">BCP 47.</param>
    public static string For(string language) => Sentences.GetValueOrDefault(language.Split('-')[0], Counting);
}
