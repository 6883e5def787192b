using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>What makes a garment that garment: collars, lapels, hoods, buttons and folds.</summary>
internal sealed class Clothes(PresenterLook look, Ink ink)
{
    private static readonly SKPath Shirt = Ink.Path("M220 446C240 480 320 480 340 446L366 470L300 680L260 680L194 470Z");
    private static readonly SKPath LeftLapel = Ink.Path("M226 448L184 474L204 540L180 552L266 690L284 690C266 590 246 520 226 448Z");
    private static readonly SKPath RightLapel = Ink.Path("M334 448L376 474L356 540L380 552L294 690L276 690C294 590 314 520 334 448Z");
    private static readonly SKPath JacketFront = Ink.Path("M280 690L280 1012M196 850L240 846M364 850L320 846M280 690C300 760 306 860 318 1012");
    private static readonly SKPath Tie = Ink.Path("M264 478L296 478L290 500L302 640L280 672L258 640L270 500Z");
    private static readonly SKPath ShirtPoints = Ink.Path("M226 448L280 492L252 524L212 466ZM334 448L280 492L308 524L348 466Z");
    private static readonly SKPath Collar = Ink.Path("M216 466C242 508 318 508 344 466");
    private static readonly SKPath Undershirt = Ink.Path("M232 462C252 492 308 492 328 462");
    private static readonly SKPath Folds = Ink.Path("M176 560C196 576 210 580 226 580M384 560C364 576 350 580 334 580M160 800C190 812 210 812 236 806M400 800C372 812 350 812 326 806");
    private static readonly SKPath Roll = Ink.Path("M228 404C250 424 310 424 332 404C340 424 342 452 338 472C316 492 244 492 222 472C218 452 220 424 228 404Z");
    private static readonly SKPath RollLine = Ink.Path("M224 446C250 466 310 466 336 446");
    private static readonly SKPath Hood = Ink.Path("M206 420C160 440 140 474 142 500L418 500C420 474 400 440 354 420C338 470 222 470 206 420Z");
    private static readonly SKPath HoodFront = Ink.Path("M206 424C180 440 160 462 158 486C190 520 250 544 280 548C310 544 370 520 402 486C400 462 380 440 354 424C356 470 320 508 280 516C240 508 204 470 206 424Z");
    private static readonly SKPath Strings = Ink.Path("M256 528C252 560 254 590 250 622M304 528C308 560 306 590 310 622");
    private static readonly SKPath Pouch = Ink.Path("M196 960L218 812L342 812L364 960");
    private static readonly SKPath CollarPoints = Ink.Path("M222 444L206 482L254 530L280 488ZM338 444L354 482L306 530L280 488Z");
    private static readonly SKPath Placket = Ink.Path("M280 500L280 1012");
    private static readonly SKPath Neckline = Ink.Path("M188 476C214 520 246 560 280 588C314 560 346 520 372 476");
    private static readonly SKPath Standing = Ink.Path("M224 436C246 466 314 466 336 436L346 470C320 496 240 496 214 470Z");
    private static readonly SKPath Slit = Ink.Path("M262 486L262 690L280 708L298 690L298 486Z");
    private static readonly SKPath CardiganNeck = Ink.Path("M214 462L274 640L286 640L346 462L368 476L292 690L268 690L192 476Z");
    private static readonly SKPath CardiganUnder = Ink.Path("M222 452C244 484 316 484 338 452L350 470L286 660L274 660L210 470Z");
    private static readonly SKPath Drape = Ink.Path("M152 482C180 472 208 468 224 458C300 560 400 640 430 700L418 1012L126 1012C130 900 150 820 150 780C146 700 110 540 152 482Z");
    private static readonly SKPath DrapeEdge = Ink.Path("M220 460C296 562 396 642 428 702");
    private static readonly SKPath DrapeFolds = Ink.Path("M192 478C240 600 330 700 416 800M168 490C200 640 290 770 408 880M156 560C180 720 260 850 410 960");

    private readonly SKPaint _main = ink.Lit(Tint.Lighter(look.Outfit.Main, 0.12f), look.Outfit.Shade, new(190, 440), new(390, 660), 0.2f);
    private readonly SKPaint _hood = ink.Lit(look.Outfit.Main, look.Outfit.Shade, new(190, 420), new(390, 520), 0.2f);
    private readonly SKPaint _dark = ink.Flat(Tint.Darker(look.Outfit.Shade, 0.15f));
    private readonly SKPaint _edge = ink.Line(Tint.Darker(look.Outfit.Shade, 0.1f).WithAlpha(170), 2.5f);
    private readonly SKPaint _seam = ink.Line(look.Outfit.Shade.WithAlpha(190), 3);
    private readonly SKPaint _under = ink.Lit(look.Outfit.Under, Tint.Darker(look.Outfit.Under, 0.18f), new(220, 460), new(350, 640));
    private readonly SKPaint _underEdge = ink.Line(Tint.Darker(look.Outfit.Under, 0.25f).WithAlpha(150), 2.5f);
    private readonly SKPaint _band = ink.Line(Tint.Darker(look.Outfit.Main, 0.08f), 22);
    private readonly SKPaint _underLine = ink.Line(look.Outfit.Under, 12);
    private readonly SKPaint _trim = ink.Line(look.Outfit.Under, 9);
    private readonly SKPaint _button = ink.Flat(Tint.Mix(look.Outfit.Under, look.Outfit.Shade, 0.25f));
    private readonly SKPaint _tie = ink.Lit(look.Outfit.Tie ?? SKColors.Black, Tint.Darker(look.Outfit.Tie ?? SKColors.Black, 0.25f), new(262, 480), new(300, 660));

    /// <summary>Behind the neck.</summary>
    public void DrawBehind(SKCanvas canvas)
    {
        if (look.Outfit.Garment == Garment.Hoodie)
        {
            canvas.DrawPath(Hood, _dark);
        }
    }

    /// <summary>Under the neck.</summary>
    public void DrawUnder(SKCanvas canvas)
    {
        switch (look.Outfit.Garment)
        {
            case Garment.Jacket:
                canvas.DrawPath(Shirt, _under);
                break;
            case Garment.Cardigan:
                canvas.DrawPath(CardiganUnder, _under);
                break;
            default:
                break;
        }
    }

    /// <summary>Over the neck.</summary>
    public void Draw(SKCanvas canvas)
    {
        switch (look.Outfit.Garment)
        {
            case Garment.Jacket:
                DrawJacket(canvas);
                break;
            case Garment.Pullover:
                canvas.DrawPath(Folds, _seam);
                canvas.DrawPath(Undershirt, _underLine);
                canvas.DrawPath(Collar, _band);
                break;
            case Garment.Turtleneck:
                canvas.DrawPath(Folds, _seam);
                canvas.DrawPath(Roll, _main);
                canvas.DrawPath(RollLine, _edge);
                break;
            case Garment.Hoodie:
                canvas.DrawPath(HoodFront, _hood);
                canvas.DrawPath(HoodFront, _edge);
                canvas.DrawPath(Strings, _trim);
                canvas.DrawPath(Pouch, _seam);
                break;
            case Garment.Shirt:
                canvas.DrawPath(Placket, _seam);
                Buttons(canvas, 280, 560, 6, 74);
                canvas.DrawPath(CollarPoints, _main);
                canvas.DrawPath(CollarPoints, _edge);
                break;
            case Garment.Blouse:
                canvas.DrawPath(Neckline, _trim);
                canvas.DrawPath(Folds, _seam);
                break;
            case Garment.Kurta:
                canvas.DrawPath(Slit, _under);
                canvas.DrawPath(Slit, _edge);
                Buttons(canvas, 280, 524, 3, 56);
                canvas.DrawPath(Standing, _main);
                canvas.DrawPath(Standing, _edge);
                break;
            case Garment.Cardigan:
                canvas.DrawPath(CardiganNeck, _main);
                canvas.DrawPath(CardiganNeck, _edge);
                canvas.DrawLine(280, 690, 280, 1012, _seam);
                Buttons(canvas, 290, 712, 4, 74);
                break;
            default:
                canvas.DrawPath(Neckline, _trim);
                canvas.DrawPath(Drape, _main);
                canvas.DrawPath(DrapeFolds, _seam);
                canvas.DrawPath(DrapeEdge, _trim);
                break;
        }
    }

    private void DrawJacket(SKCanvas canvas)
    {
        if (look.Outfit.Tie is not null)
        {
            canvas.DrawPath(Tie, _tie);
            canvas.DrawPath(ShirtPoints, _under);
            canvas.DrawPath(ShirtPoints, _underEdge);
        }

        canvas.DrawPath(LeftLapel, _main);
        canvas.DrawPath(RightLapel, _main);
        canvas.DrawPath(LeftLapel, _edge);
        canvas.DrawPath(RightLapel, _edge);
        canvas.DrawPath(JacketFront, _edge);
        Buttons(canvas, 284, 716, 2, 80);
    }

    private void Buttons(SKCanvas canvas, float x, float y, int count, float gap)
    {
        for (var i = 0; i < count; i++)
        {
            canvas.DrawCircle(x, y + i * gap, 5.5f, _button);
        }
    }
}
