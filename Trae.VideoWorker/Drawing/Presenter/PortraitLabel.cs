using SkiaSharp;
using Trae.Contracts;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Says that the person did not say this: the picture is animated.</summary>
internal sealed class PortraitLabel : Layer
{
    private static readonly SKColor Ink = SKColors.White;

    private readonly TextBlock _text;
    private readonly SKRect _plate;
    private readonly SKPaint _plateInk = new() { IsAntialias = true, Color = new SKColor(0xE60B0F14) };
    private readonly SKPaint _ink = new() { IsAntialias = true, Color = Ink };

    /// <param name="area">Of the portrait; the label stands on its lower edge.</param>
    public PortraitLabel(SKRect area, Grid grid, TextShaper shaper, string language)
    {
        var size = grid.Framing is Framing.Half or Framing.Full ? 25f : 20f;
        _text = TextBlock.Fit(Words(language), new SKSize(area.Width * 0.92f - size, size * 1.6f), new TextStyle(size, FontWeight.Medium), size * 0.5f, 1, shaper);
        var (width, height) = (_text.Width + _text.Style.Size * 1.1f, _text.Height + _text.Style.Size * 0.5f);
        var bottom = area.Bottom - (grid.Framing == Framing.Circle ? 0.03f : 0.035f) * area.Height;
        _plate = SKRect.Create(area.MidX - width / 2, bottom - height, width, height);
    }

    public override IReadOnlyList<PlacedText> Texts => [new PlacedText(_text.Text, Box, Ink, _text.Style.Size, 0)];

    private SKRect Box => SKRect.Create(_plate.MidX - _text.Width / 2, _plate.MidY - _text.Height / 2, _text.Width, _text.Height);

    public override LayerState At(int frame) => LayerState.Of(_plate, 0);

    public override void Paint(SKCanvas canvas, int frame)
    {
        canvas.DrawRoundRect(_plate, _plate.Height / 2, _plate.Height / 2, _plateInk);
        if (_text.Lines.Count > 0)
        {
            _text.Lines[0].Draw(canvas, Box.Left, Box.Top + _text.Baseline(0), _ink);
        }
    }

    public override void Dispose()
    {
        _plateInk.Dispose();
        _ink.Dispose();
        _text.Dispose();
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
}
