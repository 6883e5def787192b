using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Chest to hips, neck and clothes; arms are apart.</summary>
internal sealed class Torso(PresenterLook look, Ink ink)
{
    public static readonly SKPath Core = Ink.Path("M124 570C112 526 124 494 152 482C194 468 222 464 234 440L326 440C338 464 366 468 408 482C436 494 448 526 436 570C424 650 414 720 412 790C412 860 428 930 434 1012L126 1012C132 930 148 860 148 790C146 720 136 650 124 570Z");

    private static readonly SKPath Neck = Ink.Path("M234 350L234 442C234 486 326 486 326 442L326 350Z");
    private static readonly SKPath Chest = Ink.Path("M234 440C232 462 206 470 186 476L280 590L374 476C354 470 328 462 326 440Z");
    private static readonly SKPath NeckShadow = Ink.Path("M234 386C256 430 310 434 326 396L326 424C308 452 252 450 234 418Z");
    private static readonly SKPath Collarbones = Ink.Path("M232 484C246 490 258 492 268 490M328 484C314 490 302 492 292 490");
    private static readonly SKPath PearlRow = Ink.Path("M228 462C236 520 324 520 332 462");
    private static readonly SKPath Chain = Ink.Path("M236 458C242 508 262 528 280 540C298 528 318 508 324 458");
    private static readonly SKPath Armpits = Ink.Path("M126 566C132 600 138 640 142 690M434 566C428 600 422 640 418 690");

    private readonly SKPaint _garment = ink.Lit(look.Outfit.Main, look.Outfit.Shade, new(150, 460), new(470, 700), 0.25f);
    private readonly SKPaint _neck = ink.Lit(look.Skin.Tone, look.Skin.Shade, new(236, 400), new(330, 430), 0.1f);
    private readonly SKPaint _shadow = ink.Flat(Tint.Darker(look.Skin.Shade, 0.12f).WithAlpha(190));
    private readonly SKPaint _bone = ink.Line(Tint.Darker(look.Skin.Shade, 0.1f).WithAlpha(130), 3.5f);
    private readonly SKPaint _armpit = ink.Line(Tint.Darker(look.Outfit.Shade, 0.25f).WithAlpha(110), 5);
    private readonly SKPaint _chain = ink.Line(new SKColor(0xFFE9B949), 3.5f);
    private readonly SKPaint _pendant = ink.Flat(new SKColor(0xFFF2C14E));
    private readonly SKPaint _pearls = ink.Line(new SKColor(0xFFFAF5EC), 13, ink.Dashes(0.01f, 15));
    private readonly SKPaint _pearlShade = ink.Line(new SKColor(0x66705A48), 15, ink.Dashes(0.01f, 15));
    private readonly Clothes _clothes = new(look, ink);
    private readonly Weaves _weaves = new(look.Outfit, ink);

    /// <param name="bottom">How far down it is drawn.</param>
    public static SKRect Bounds(float bottom) => new(90, 346, 470, Math.Min(1014, bottom));

    public void Draw(SKCanvas canvas)
    {
        canvas.Save();
        canvas.Scale(look.Build, 1, 280, 0);
        _clothes.DrawBehind(canvas);
        canvas.DrawPath(Core, _garment);
        canvas.Save();
        canvas.ClipPath(Core, SKClipOperation.Intersect, antialias: true);
        _weaves.Draw(canvas, new SKRect(90, 430, 470, 1014));
        canvas.Restore();
        canvas.DrawPath(Armpits, _armpit);

        if (look.Outfit.Garment is Garment.Blouse or Garment.Sari)
        {
            canvas.DrawPath(Chest, _neck);
            canvas.DrawPath(Collarbones, _bone);
        }

        _clothes.DrawUnder(canvas);
        canvas.DrawPath(Neck, _neck);
        canvas.DrawPath(NeckShadow, _shadow);
        _clothes.Draw(canvas);
        DrawJewels(canvas);
        canvas.Restore();
    }

    private void DrawJewels(SKCanvas canvas)
    {
        if (look.Jewellery.HasFlag(Jewellery.Pearls))
        {
            canvas.Translate(1, 2);
            canvas.DrawPath(PearlRow, _pearlShade);
            canvas.Translate(-1, -2);
            canvas.DrawPath(PearlRow, _pearls);
        }

        if (look.Jewellery.HasFlag(Jewellery.Necklace))
        {
            canvas.DrawPath(Chain, _chain);
            canvas.DrawCircle(280, 546, 9, _pendant);
        }
    }
}
