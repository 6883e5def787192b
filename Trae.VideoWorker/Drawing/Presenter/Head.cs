using System.Globalization;
using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Face, ears and nose.</summary>
internal sealed class Head
{
    public static SKRect FaceBounds { get; } = new(146, 126, 414, 428);

    public static SKRect NoseBounds { get; } = new(250, 256, 312, 332);

    private readonly PresenterLook _look;
    private readonly SKPaint _skin;
    private readonly SKPaint _ear;
    private readonly SKPaint _earLine;
    private readonly SKPaint _leftCheek;
    private readonly SKPaint _rightCheek;
    private readonly SKPaint _chin;
    private readonly SKPaint _forehead;
    private readonly SKPaint _nose;
    private readonly SKPaint _noseShade;
    private readonly SKPaint _noseLight;
    private readonly SKPaint _freckle;
    private readonly SKPaint _hairShadow;
    private readonly SKPaint _gold;
    private readonly SKPaint _bindi;

    public Head(PresenterLook look, Ink ink)
    {
        (_look, Outline) = (look, Face(look.Face));
        var skin = look.Skin;
        _skin = ink.Lit(skin.Tone, skin.Shade, new(220, 190), new(400, 390), 0.45f);
        _ear = ink.Lit(skin.Tone, skin.Shade, new(150, 260), new(410, 320), 0.2f);
        _earLine = ink.Line(Tint.Darker(skin.Shade, 0.15f).WithAlpha(150), 3.5f);
        _leftCheek = ink.Spot(skin.Blush.WithAlpha(105), new(212, 322), 42);
        _rightCheek = ink.Spot(skin.Blush.WithAlpha(105), new(348, 322), 42);
        _chin = ink.Spot(skin.Shade.WithAlpha(120), new(292, 430), 74);
        _forehead = ink.Spot(Tint.Lighter(skin.Tone, 0.35f).WithAlpha(90), new(250, 178), 70);
        _nose = ink.Line(Tint.Darker(skin.Shade, 0.22f).WithAlpha(200), 4);
        _noseShade = ink.Flat(skin.Shade.WithAlpha(110));
        _noseLight = ink.Spot(Tint.Lighter(skin.Tone, 0.5f).WithAlpha(120), new(277, 304), 13);
        _freckle = ink.Flat(Tint.Mix(skin.Shade, skin.Blush, 0.4f).WithAlpha(150));
        (_gold, _bindi) = (ink.Flat(new SKColor(0xFFF2C14E)), ink.Flat(new SKColor(0xFFC2183A)));
        _hairShadow = ink.Flat(Tint.Darker(skin.Shade, 0.25f).WithAlpha(90));
    }

    public SKPath Outline { get; }

    /// <summary>What the face covers however the head turns.</summary>
    public SKPath Core()
    {
        var core = new SKPath(Outline);
        core.Transform(SKMatrix.CreateScale(0.86f, 0.86f, 280, 280));

        return core;
    }

    /// <param name="hair">What throws a shadow on the forehead.</param>
    public void DrawFace(SKCanvas canvas, SKPath? hair, Beards beards, AgeLines lines)
    {
        if (!_look.Hair.HidesEars)
        {
            DrawEars(canvas);
        }

        beards.DrawBehind(canvas);
        canvas.DrawPath(Outline, _skin);
        canvas.Save();
        canvas.ClipPath(Outline, SKClipOperation.Intersect, antialias: true);
        canvas.DrawCircle(250, 178, 70, _forehead);
        canvas.DrawCircle(292, 430, 74, _chin);
        canvas.DrawCircle(212, 322, 42, _leftCheek);
        canvas.DrawCircle(348, 322, 42, _rightCheek);
        if (_look.Freckles)
        {
            DrawFreckles(canvas);
        }

        lines.Draw(canvas);
        beards.Draw(canvas);
        if (_look.Jewellery.HasFlag(Jewellery.Bindi))
        {
            canvas.DrawCircle(280, 222, 6, _bindi);
        }

        if (hair is not null)
        {
            canvas.Translate(3, 9);
            canvas.DrawPath(hair, _hairShadow);
        }

        canvas.Restore();
    }

    public void DrawNose(SKCanvas canvas)
    {
        var (bridge, tip) = Paths(_look.Nose);
        canvas.DrawPath(bridge, _noseShade);
        canvas.DrawCircle(277, 304, 13, _noseLight);
        canvas.DrawPath(tip, _nose);
        if (_look.Jewellery.HasFlag(Jewellery.NoseStud))
        {
            canvas.DrawCircle(299, 310, 3.4f, _gold);
        }
    }

    private static (SKPath Bridge, SKPath Tip) Paths(NoseShape nose) => nose switch
    {
        NoseShape.Button => (Ink.Path("M285 276C288 292 296 302 297 310C294 322 282 322 278 318C286 312 287 294 285 276Z"), Ink.Path("M267 313C271 323 288 325 295 314")),
        NoseShape.Broad => (Ink.Path("M284 266C288 286 299 300 301 312C297 326 282 325 277 319C287 313 287 290 284 266Z"), Ink.Path("M260 314C264 322 272 323 277 319C283 325 297 324 301 313")),
        NoseShape.Straight => (Ink.Path("M285 256C287 284 296 304 298 314C294 328 282 327 277 322C286 316 287 290 285 256Z"), Ink.Path("M266 318C272 328 288 329 296 319")),
        _ => (Ink.Path("M284 262C288 286 296 302 296 312C292 324 282 322 278 318C286 312 286 290 284 262Z"), Ink.Path("M270 316C274 324 286 325 292 317")),
    };

    private void DrawEars(SKCanvas canvas)
    {
        var inset = 108 - _look.Face.Temple;
        canvas.DrawOval(172 + inset, 284, 19, 30, _ear);
        canvas.DrawOval(388 - inset, 284, 19, 30, _ear);
        canvas.DrawArc(new SKRect(162 + inset, 270, 182 + inset, 300), 100, 160, useCenter: false, _earLine);
        canvas.DrawArc(new SKRect(378 - inset, 270, 398 - inset, 300), 280, 160, useCenter: false, _earLine);
    }

    private void DrawFreckles(SKCanvas canvas)
    {
        foreach (var (x, y) in (ReadOnlySpan<(float, float)>)[(-86, 306), (-74, 318), (-62, 304), (-52, 319), (-40, 310), (-70, 332), (-30, 322), (-88, 322)])
        {
            canvas.DrawCircle(280 + x, y, 2.6f, _freckle);
            canvas.DrawCircle(280 - x, y + 2, 2.6f, _freckle);
        }
    }

    private static SKPath Face(FaceShape face)
    {
        var (t, j, jy, c, cy) = face;

        return Ink.Path(string.Create(CultureInfo.InvariantCulture, $"""
            M{280 - t} 250C{280 - t} 166 220 130 280 130C340 130 {280 + t} 166 {280 + t} 250C{280 + t} 296 {280 + t - 4} 328 {280 + j} {jy}
            C{280 + j - 19} {jy + 34} {280 + c} {cy} 280 {cy}C{280 - c} {cy} {280 - j + 19} {jy + 34} {280 - j} {jy}C{280 - t + 4} 328 {280 - t} 296 {280 - t} 250Z
            """));
    }
}
