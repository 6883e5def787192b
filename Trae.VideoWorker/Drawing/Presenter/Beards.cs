using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Beards and moustaches, in the colours of the hair.</summary>
internal sealed class Beards(PresenterLook look, Ink ink)
{
    private static readonly SKPath Cheeks = Ink.Path("M160 262L160 400L280 440L400 400L400 262C388 300 372 318 350 326C330 322 312 318 280 326C248 318 230 322 210 326C190 318 172 300 160 262Z");
    private static readonly SKPath Long = Ink.Path("M176 296C172 350 182 400 206 432C228 462 256 478 280 478C304 478 332 462 354 432C378 400 388 350 384 296C376 318 366 326 350 330L210 330C194 326 184 318 176 296Z");
    private static readonly SKPath LongStrands = Ink.Path("M212 400C220 424 232 442 246 454M348 400C340 424 328 442 314 454M262 420C266 440 272 454 280 464M298 420C295 440 290 452 282 462M194 350C196 372 200 388 206 402M366 350C364 372 360 388 354 402");
    private static readonly SKPath Chin = Ink.Path("M238 352C234 392 252 430 280 430C308 430 326 392 322 352C318 372 306 382 280 382C254 382 242 372 238 352Z");
    private static readonly SKPath Lip = Ink.Path("M280 330C262 320 238 328 228 346C222 356 228 362 236 356C250 346 266 342 280 342C294 342 310 346 324 356C332 362 338 356 332 346C322 328 298 320 280 330Z");
    private static readonly SKPath LipLight = Ink.Path("M244 340C254 334 266 332 274 334M286 334C296 332 308 335 316 340");

    private readonly SKPaint _ink = ink.Lit(look.Hair.Light, look.Hair.Dark, new(210, 300), new(350, 420), 0.1f);
    private readonly SKPaint _long = ink.Lit(look.Hair.Light, Tint.Darker(look.Hair.Dark, 0.15f), new(220, 320), new(350, 480), 0.1f);
    private readonly SKPaint _stubble = ink.Flat(Tint.Mix(look.Hair.Dark, look.Skin.Shade, 0.55f).WithAlpha(120));
    private readonly SKPaint _strand = ink.Line(Tint.Lighter(look.Hair.Light, 0.25f).WithAlpha(90), 3.5f);

    public static SKRect Bounds { get; } = new(168, 290, 392, 482);

    /// <summary>What stands out around the face.</summary>
    public void DrawBehind(SKCanvas canvas)
    {
        if (look.Beard == Beard.Full)
        {
            canvas.DrawPath(Long, _long);
            canvas.DrawPath(LongStrands, _strand);
        }
    }

    /// <summary>What grows in the face; the canvas is clipped to it.</summary>
    public void Draw(SKCanvas canvas)
    {
        switch (look.Beard)
        {
            case Beard.Stubble:
                canvas.DrawPath(Cheeks, _stubble);
                break;
            case Beard.Short:
                canvas.DrawPath(Cheeks, _ink);
                break;
            case Beard.Full:
                canvas.DrawPath(Cheeks, _ink);
                canvas.DrawPath(Long, _long);
                canvas.DrawPath(LongStrands, _strand);
                canvas.DrawPath(Lip, _ink);
                canvas.DrawPath(LipLight, _strand);
                break;
            case Beard.Goatee:
                canvas.DrawPath(Chin, _ink);
                canvas.DrawPath(Lip, _ink);
                break;
            case Beard.Moustache:
                canvas.DrawPath(Lip, _ink);
                canvas.DrawPath(LipLight, _strand);
                break;
            default:
                break;
        }
    }
}
