using Trae.Contracts;

namespace Trae.Tests.Drawing;

/// <summary>As much as people write into a scene, in four scripts, for every layout.</summary>
internal static class LongTexts
{
    public static IReadOnlyList<string> Languages { get; } = ["de", "ar", "ja", "hi"];

    public static string Narration(string language) => Of(language).Body;

    public static ScreenText Screen(string language)
    {
        var (kicker, heading, body, items, number, person) = Of(language);

        return new ScreenText(kicker, heading, body, items, number, person)
        {
            Action = items[0],
            Columns = [new(items[1], [items[0], items[2], items[3]]), new(items[3], [items[4], items[0], items[2]])],
            Events = [new("1857", items[0]), new("1959", items[1]), new("2009", items[2]), new("2015", items[3]), new("2026", items[4])],
            Chart = new(ChartKind.Bar, [.. items.Select((item, i) => new ChartValue(item, 120 + i * 97))]),
            Code = new("python", "def speak(arm):\n    # " + items[0] + "\n    return arm.taste(\"" + items[2] + "\") if arm.touches else None"),
        };
    }

    private static (string Kicker, string Heading, string Body, string[] Items, string Number, string Person) Of(string language) => language switch
    {
        "de" => ("Meeresforschung und Verhaltensbiologie", "Warum Kraken mit ihren acht Armen denken und Problemlösungsstrategien entwickeln",
            "Die Hälfte aller Nervenzellen sitzt außerhalb des Kopfes, weshalb jeder Arm selbstständig Entscheidungen trifft und Geschmacksinformationen unmittelbar verarbeitet.",
            ["Drei Herzen versorgen Kiemen und Körper", "Neurowissenschaftliche Untersuchungsergebnisse", "Sauerstofftransport durch Kupferverbindungen", "Verhaltensbeobachtungen in Gefangenschaft", "Lebenserwartung: nur etwa zwei Jahre"],
            "500 Millionen", "Prof. Dr. Anneliese Hohenberger-Schmidtbauer, Universität Kiel"),
        "ar" => ("أبحاث البحار وسلوك الحيوان", "لماذا يفكر الأخطبوط بأذرعه الثمانية ويجد حلولاً لمشكلات معقدة لم يرها من قبل",
            "نصف الخلايا العصبية يقع خارج الرأس، ولذلك يتخذ كل ذراع قراراته بنفسه ويتذوق ما يلمسه في اللحظة ذاتها دون انتظار الدماغ.",
            ["ثلاثة قلوب تغذي الخياشيم والجسم", "نتائج دراسات علم الأعصاب الحديثة", "نقل الأكسجين بواسطة مركبات النحاس", "ملاحظات السلوك في الأسر", "متوسط العمر نحو سنتين فقط"],
            "٥٠٠ مليون", "أ. د. عبد الرحمن بن عبد العزيز الأنصاري، جامعة القاهرة"),
        "ja" => ("海洋研究と動物行動学", "なぜタコは八本の腕で考え、初めて見る複雑な問題を解決できるのか",
            "神経細胞の半分以上は頭の外にあり、それぞれの腕が自分で判断し、触れたものの味を脳の指示を待たずにその場で確かめています。",
            ["三つの心臓が鰓と全身に血液を送る", "神経科学における最新の研究成果", "銅を含むタンパク質が酸素を運ぶ", "飼育下での行動観察の記録", "寿命はわずか二年ほどである"],
            "約五億個", "東京海洋大学 名誉教授 長谷川 健太郎"),
        _ => ("समुद्री अनुसंधान और पशु व्यवहार", "ऑक्टोपस अपनी आठ भुजाओं से कैसे सोचता है और जटिल समस्याओं का समाधान कैसे ढूँढ़ता है",
            "आधी से अधिक तंत्रिका कोशिकाएँ सिर के बाहर होती हैं, इसलिए हर भुजा स्वयं निर्णय लेती है और छूते ही स्वाद पहचान लेती है।",
            ["तीन हृदय गलफड़ों और शरीर को रक्त देते हैं", "तंत्रिका विज्ञान के नवीनतम परिणाम", "ताँबे के यौगिकों से ऑक्सीजन का परिवहन", "बंदी अवस्था में व्यवहार का अवलोकन", "जीवनकाल केवल लगभग दो वर्ष"],
            "पचास करोड़", "प्रो. डॉ. लक्ष्मीनारायण चट्टोपाध्याय, दिल्ली विश्वविद्यालय"),
    };
}
