using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Overlay;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Says that the person did not say this: the picture is animated.</summary>
internal sealed class PortraitLabel : PlateLabel
{
    /// <param name="area">Of the portrait; the label stands on its lower edge.</param>
    public PortraitLabel(SKRect area, Grid grid, TextShaper shaper, string language)
        : this(area, grid, Fit(area, grid.Framing is Framing.Half or Framing.Full ? 25f : 20f, shaper, language))
    {
    }

    private PortraitLabel(SKRect area, Grid grid, TextBlock text)
        : base(text, Plate(area, grid, text.Width + text.Style.Size * 1.1f, text.Height + text.Style.Size * 0.5f))
    {
    }

    internal static string Words(string language) => language.Split('-')[0] switch
    {
        "de" => "Animiertes Porträt",
        "fr" => "Portrait animé",
        "es" => "Retrato animado",
        "pt" => "Retrato animado",
        "it" => "Ritratto animato",
        "nl" => "Geanimeerd portret",
        "pl" => "Animowany portret",
        "ru" => "Анимированный портрет",
        "tr" => "Hareketli portre",
        "ar" => "صورة متحركة",
        "hi" => "सजीव किया गया चित्र",
        "zh" or "cmn" => "动画肖像",
        "ja" => "動く肖像",
        "ko" => "움직이는 초상",
        _ => "Animated portrait",
    };

    private static TextBlock Fit(SKRect area, float size, TextShaper shaper, string language) =>
        TextBlock.Fit(Words(language), new SKSize(area.Width * 0.92f - size, size * 1.6f), new TextStyle(size, FontWeight.Medium), size * 0.5f, 1, shaper);

    private static SKRect Plate(SKRect area, Grid grid, float width, float height)
    {
        var bottom = area.Bottom - (grid.Framing == Framing.Circle ? 0.03f : 0.035f) * area.Height;

        return SKRect.Create(area.MidX - width / 2, bottom - height, width, height);
    }
}
