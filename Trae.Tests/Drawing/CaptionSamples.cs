using Trae.Contracts;
using Trae.VideoWorker.Narration;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Drawing;

/// <summary>The same two sentences in many languages, timed without a voice.</summary>
internal static class CaptionSamples
{
    public static IReadOnlyList<(string Language, string Text)> Languages { get; } =
    [
        ("en", "An octopus has three hearts, and it keeps most of its mind in its arms."),
        ("de", "Ein Krake hat drei Herzen, und größtenteils denkt er mit seinen acht Armen über Müßiges nach."),
        ("fr", "Le poulpe a trois cœurs, et l’essentiel de son système nerveux est « caché » dans ses bras."),
        ("pl", "Ośmiornica ma trzy serca, a większość jej układu nerwowego znajduje się w ramionach."),
        ("tr", "Ahtapotun üç kalbi vardır ve sinir hücrelerinin çoğu kollarının içinde bulunur."),
        ("vi", "Bạch tuộc có ba trái tim, và phần lớn trí óc của nó nằm trong những cánh tay."),
        ("el", "Το χταπόδι έχει τρεις καρδιές και κρατά το μεγαλύτερο μέρος του μυαλού στα πλοκάμια."),
        ("ru", "У осьминога три сердца, и большая часть его разума находится в щупальцах."),
        ("ar", "للأخطبوط ثلاثة قلوب، ومعظم خلاياه العصبية موجودة في أذرعه الثمانية."),
        ("he", "לתמנון יש שלושה לבבות, ורוב תאי העצב שלו נמצאים בתוך הזרועות."),
        ("hi", "ऑक्टोपस के तीन दिल होते हैं, और उसका अधिकांश दिमाग उसकी भुजाओं में होता है।"),
        ("bn", "অক্টোপাসের তিনটি হৃদপিণ্ড আছে, এবং তার বেশিরভাগ স্নায়ু তার বাহুতে থাকে।"),
        ("ta", "எண்காலிக்கு மூன்று இதயங்கள் உள்ளன, அதன் பெரும்பாலான நரம்புகள் கைகளில் உள்ளன."),
        ("th", "ปลาหมึกยักษ์มีหัวใจสามดวง และสมองส่วนใหญ่ของมันอยู่ในแขนทั้งแปด"),
        ("zh", "章鱼有三颗心脏，它的大部分神经细胞都在八只腕足里。"),
        ("ja", "タコには心臓が三つあり、神経細胞の大部分は八本の腕の中にあります。"),
        ("ko", "문어는 심장이 세 개이고, 신경 세포의 대부분은 여덟 개의 팔 안에 있습니다."),
    ];

    /// <param name="wordsPerSecond">Every word takes as long as every other.</param>
    public static SceneTimeline Timeline(string language, string text, Look look, double wordsPerSecond = 3)
    {
        var words = WrittenWords.Of(text)
            .Select((word, i) => new SpokenWord(word.Text, word.Offset, TimeSpan.FromSeconds(i / wordsPerSecond), TimeSpan.FromSeconds((i + 0.9) / wordsPerSecond)))
            .ToList();
        var job = new RenderScene(new(Guid.Empty, SceneLayout.Statement, text, new(Heading: text.Split(' ')[0]), SceneTransition.Cut), new(text, language, new("none")), look);

        return SceneTimelines.Build(job, new("none.wav", 22_050, words[^1].End + TimeSpan.FromSeconds(0.2), words, [new(Viseme.Rest, TimeSpan.Zero, words[^1].End + TimeSpan.FromSeconds(0.2))]));
    }
}
