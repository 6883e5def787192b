using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>What years leave in a face: lines from the nose to the mouth, at the eyes, under them and on the forehead.</summary>
internal sealed class AgeLines(PresenterLook look, Ink ink)
{
    private static readonly SKPath Folds = Ink.Path("M246 318C236 330 230 342 229 356M314 318C324 330 330 342 331 356");
    private static readonly SKPath Bags = Ink.Path("M210 306C220 313 236 314 248 308M312 308C324 314 340 313 350 306");
    private static readonly SKPath Feet = Ink.Path("M190 268L181 262M189 276L178 276M190 284L180 290M370 268L379 262M371 276L382 276M370 284L380 290");
    private static readonly SKPath Forehead = Ink.Path("M236 206C262 200 298 200 324 206M244 190C266 185 294 185 316 190");

    private readonly SKPaint _line = ink.Line(Tint.Darker(look.Skin.Shade, 0.2f).WithAlpha((byte)(150 * look.Age)), 3);

    public void Draw(SKCanvas canvas)
    {
        if (look.Age <= 0.1f)
        {
            return;
        }

        canvas.DrawPath(Folds, _line);
        canvas.DrawPath(Bags, _line);
        if (look.Age > 0.4f)
        {
            canvas.DrawPath(Feet, _line);
            canvas.DrawPath(Forehead, _line);
        }
    }
}
