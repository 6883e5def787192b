using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing.Overlay;

/// <summary>A small line above everything else: a computer made this.</summary>
internal sealed class DisclosureLabel : Layer
{
    private const float Size = 20;
    private static readonly SKColor Ink = SKColors.White;

    private readonly TextBlock _text;
    private readonly SKRect _plate;
    private readonly SKPaint _plateInk = new() { IsAntialias = true, Color = new SKColor(0xE60B0F14) };
    private readonly SKPaint _ink = new() { IsAntialias = true, Color = Ink };

    public DisclosureLabel(Grid grid, TextShaper shaper, string language)
    {
        _text = TextBlock.Fit(Words(language), new SKSize(grid.Safe.Width, Size * 1.6f), new TextStyle(Size, FontWeight.Medium), Size * 0.5f, 1, shaper);
        var (width, height) = (_text.Width + (Size * 1.1f), _text.Height + (Size * 0.3f));

        // In the margin, where no layout puts anything.
        _plate = SKRect.Create(grid.Safe.Left, Math.Max(4, grid.Safe.Top - height - 4), width, height);
    }

    public override IReadOnlyList<PlacedText> Texts => [new PlacedText(_text.Text, Box, Ink, _text.Style.Size, 0)];

    private SKRect Box => SKRect.Create(_plate.MidX - (_text.Width / 2), _plate.MidY - (_text.Height / 2), _text.Width, _text.Height);

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
