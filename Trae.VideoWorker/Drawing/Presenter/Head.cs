using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Face, ears, nose and hair.</summary>
internal sealed class Head(PresenterLook look, Ink ink)
{
    private static readonly SKPath Face = Ink.Path("M173 250C173 166 220 130 280 130C340 130 387 166 387 250C387 296 383 328 366 358C347 392 314 412 280 412C246 412 213 392 194 358C177 328 173 296 173 250Z");
    private static readonly SKPath Nose = Ink.Path("M270 316C274 324 286 325 292 317");
    private static readonly SKPath NoseShade = Ink.Path("M284 262C288 286 296 302 296 312C292 324 282 322 278 318C286 312 286 290 284 262Z");

    private readonly SKPath _hairBack = Ink.Path(look.HairBack);
    private readonly SKPath _hairFront = Ink.Path(look.HairFront);
    private readonly SKPath _strands = Ink.Path(look.Strands);
    private readonly SKPath? _beard = look.Beard is null ? null : Ink.Path(look.Beard);
    private readonly SKPaint _skin = ink.Lit(look.Tone, look.Shade, new(220, 190), new(400, 390), 0.45f);
    private readonly SKPaint _ear = ink.Lit(look.Tone, look.Shade, new(150, 260), new(410, 320), 0.2f);
    private readonly SKPaint _earLine = ink.Line(Tint.Darker(look.Shade, 0.15f).WithAlpha(150), 3.5f);
    private readonly SKPaint _leftCheek = ink.Spot(look.Blush.WithAlpha(105), new(212, 322), 42);
    private readonly SKPaint _rightCheek = ink.Spot(look.Blush.WithAlpha(105), new(348, 322), 42);
    private readonly SKPaint _nose = ink.Line(Tint.Darker(look.Shade, 0.22f).WithAlpha(200), 4);
    private readonly SKPaint _noseShade = ink.Flat(look.Shade.WithAlpha(110));
    private readonly SKPaint _hairDark = ink.Lit(look.HairDark, Tint.Darker(look.HairDark, 0.3f), new(200, 120), new(400, 440), 0.1f);
    private readonly SKPaint _hair = ink.Lit(look.HairLight, look.HairDark, new(190, 90), new(370, 270), 0.05f);
    private readonly SKPaint _strand = ink.Line(Tint.Lighter(look.HairLight, 0.28f).WithAlpha(110), 4);
    private readonly SKPaint _hairShadow = ink.Flat(Tint.Darker(look.Shade, 0.25f).WithAlpha(90));
    private readonly SKPaint _beardInk = ink.Lit(look.HairLight, look.HairDark, new(210, 300), new(350, 420), 0.1f);
    private readonly SKPaint _gold = ink.Line(new SKColor(0xFFF2C14E), 5);

    public SKRect BackBounds => SKRect.Inflate(_hairBack.Bounds, 2, 2);

    public SKRect HairBounds => SKRect.Inflate(SKRect.Union(_hairFront.Bounds, _strands.Bounds), 4, 4);

    public static SKRect EarBounds { get; } = new(144, 250, 416, 356);

    public static SKRect FaceBounds { get; } = new(170, 127, 390, 415);

    public void DrawBack(SKCanvas canvas) => canvas.DrawPath(_hairBack, _hairDark);

    public void DrawFace(SKCanvas canvas)
    {
        canvas.DrawPath(Face, _skin);
        canvas.DrawCircle(212, 322, 42, _leftCheek);
        canvas.DrawCircle(348, 322, 42, _rightCheek);

        canvas.Save();
        canvas.ClipPath(Face, SKClipOperation.Intersect, antialias: true);
        if (_beard is not null)
        {
            canvas.DrawPath(_beard, _beardInk);
        }

        // The hair's shadow on the forehead.
        canvas.Translate(3, 9);
        canvas.DrawPath(_hairFront, _hairShadow);
        canvas.Restore();
    }

    public void DrawNose(SKCanvas canvas, float turn)
    {
        canvas.Save();
        canvas.Translate(7 * turn, 0);
        canvas.DrawPath(NoseShade, _noseShade);
        canvas.DrawPath(Nose, _nose);
        canvas.Restore();
    }

    public void DrawHair(SKCanvas canvas)
    {
        canvas.DrawPath(_hairFront, _hair);
        canvas.DrawPath(_strands, _strand);
    }

    public void DrawEars(SKCanvas canvas)
    {
        canvas.DrawOval(172, 284, 19, 30, _ear);
        canvas.DrawOval(388, 284, 19, 30, _ear);
        canvas.DrawArc(new SKRect(162, 270, 182, 300), 100, 160, useCenter: false, _earLine);
        canvas.DrawArc(new SKRect(378, 270, 398, 300), 280, 160, useCenter: false, _earLine);
        if (look.Earrings)
        {
            canvas.DrawCircle(166, 334, 17, _gold);
            canvas.DrawCircle(394, 334, 17, _gold);
        }
    }
}
