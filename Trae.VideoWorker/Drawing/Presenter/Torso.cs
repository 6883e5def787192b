using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Shoulders, clothes and neck.</summary>
internal sealed class Torso(PresenterLook look, Ink ink)
{
    private static readonly SKPath Shoulders = Ink.Path("M52 660C52 556 78 506 146 484C192 470 222 464 234 440L326 440C338 464 368 470 414 484C482 506 508 556 508 660Z");
    private static readonly SKPath Neck = Ink.Path("M234 350L234 442C234 486 326 486 326 442L326 350Z");
    private static readonly SKPath NeckShadow = Ink.Path("M234 386C256 430 310 434 326 396L326 424C308 452 252 450 234 418Z");
    private static readonly SKPath Shirt = Ink.Path("M220 446C240 480 320 480 340 446L366 470L316 660L244 660L194 470Z");
    private static readonly SKPath LeftLapel = Ink.Path("M226 448L184 474L204 540L180 552L262 660L282 660C266 590 246 520 226 448Z");
    private static readonly SKPath RightLapel = Ink.Path("M334 448L376 474L356 540L380 552L298 660L278 660C294 590 314 520 334 448Z");
    private static readonly SKPath Seams = Ink.Path("M132 660C130 622 132 590 142 566M428 660C430 622 428 590 418 566");
    private static readonly SKPath Collar = Ink.Path("M216 466C242 508 318 508 344 466");
    private static readonly SKPath Undershirt = Ink.Path("M232 462C252 492 308 492 328 462");
    private static readonly SKPath Folds = Ink.Path("M176 520C196 536 210 540 226 540M384 520C364 536 350 540 334 540");

    private readonly SKPaint _garment = ink.Lit(look.Garment, look.GarmentShade, new(150, 460), new(470, 640), 0.25f);
    private readonly SKPaint _lapel = ink.Lit(Tint.Lighter(look.Garment, 0.12f), look.GarmentShade, new(190, 440), new(390, 660), 0.2f);
    private readonly SKPaint _lapelEdge = ink.Line(look.GarmentShade.WithAlpha(150), 2.5f);
    private readonly SKPaint _shirt = ink.Lit(look.Shirt, Tint.Darker(look.Shirt, 0.18f), new(220, 460), new(350, 640));
    private readonly SKPaint _seam = ink.Line(look.GarmentShade.WithAlpha(190), 3);
    private readonly SKPaint _collar = ink.Line(Tint.Darker(look.Garment, 0.08f), 22);
    private readonly SKPaint _collarEdge = ink.Line(look.Shirt, 12);
    private readonly SKPaint _neck = ink.Lit(look.Tone, look.Shade, new(236, 400), new(330, 430), 0.1f);
    private readonly SKPaint _shadow = ink.Flat(Tint.Darker(look.Shade, 0.12f).WithAlpha(190));

    public static SKRect Bounds { get; } = new(48, 346, 512, 622);

    public void Draw(SKCanvas canvas)
    {
        canvas.DrawPath(Shoulders, _garment);
        canvas.DrawPath(Seams, _seam);
        if (!look.Pullover)
        {
            canvas.DrawPath(Shirt, _shirt);
        }

        canvas.DrawPath(Neck, _neck);
        canvas.DrawPath(NeckShadow, _shadow);
        if (look.Pullover)
        {
            canvas.DrawPath(Folds, _seam);
            canvas.DrawPath(Undershirt, _collarEdge);
            canvas.DrawPath(Collar, _collar);
        }
        else
        {
            canvas.DrawPath(LeftLapel, _lapel);
            canvas.DrawPath(RightLapel, _lapel);
            canvas.DrawPath(LeftLapel, _lapelEdge);
            canvas.DrawPath(RightLapel, _lapelEdge);
        }
    }
}
