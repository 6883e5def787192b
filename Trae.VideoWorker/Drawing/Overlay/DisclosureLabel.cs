using SkiaSharp;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Overlay;

/// <summary>A small line above everything else: a computer made this.</summary>
internal sealed class DisclosureLabel : PlateLabel
{
    private const float Size = 20;

    public DisclosureLabel(Grid grid, TextShaper shaper, string language)
        : this(grid, TextBlock.Fit(Words(language), new SKSize(grid.Safe.Width, Size * 1.6f), new TextStyle(Size, FontWeight.Medium), Size * 0.5f, 1, shaper))
    {
    }

    // In the margin, where no layout puts anything.
    private DisclosureLabel(Grid grid, TextBlock text)
        : base(text, SKRect.Create(grid.Safe.Left, Math.Max(4, grid.Safe.Top - (text.Height + (Size * 0.3f)) - 4), text.Width + (Size * 1.1f), text.Height + (Size * 0.3f)))
    {
    }

    internal static string Words(string language) => language.Split('-')[0] switch
    {
        "de" => "Vom Computer erstellt",
        "fr" => "Créé par ordinateur",
        "es" => "Creado por ordenador",
        "pt" => "Criado por computador",
        "it" => "Creato al computer",
        "nl" => "Gemaakt door een computer",
        "pl" => "Wykonane przez komputer",
        "ru" => "Создано компьютером",
        "tr" => "Bilgisayarla üretildi",
        "ar" => "من صنع الحاسوب",
        "hi" => "कंप्यूटर द्वारा निर्मित",
        "zh" or "cmn" => "由计算机生成",
        "ja" => "コンピューターで生成",
        "ko" => "컴퓨터로 제작",
        _ => "Made by a computer",
    };
}
