using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>What moves by itself, from the largest to the smallest.</summary>
internal enum FigurePart
{
    Torso,
    LeftArm,
    RightArm,
    Head,
    Eyes,
    Mouth,
}

/// <summary>
/// A presenter as sprites that are turned and moved. Composing is whole-number arithmetic on pixels, so a part of the
/// picture comes out the same alone as together with the rest.
/// </summary>
internal sealed class Figure : IFigure
{
    /// <summary>The size of the space of a bust; a whole figure is <see cref="Hips"/> high.</summary>
    public static readonly SKSize Bust = new(560, 610);

    public const float Hips = 1010;

    private readonly float _scale;
    private readonly Ink _ink = new();
    private readonly List<Sprite> _sprites = [];
    private readonly Sprite? _hairBack;
    private readonly Sprite _torso;
    private readonly Sprite _face;
    private readonly Sprite _nose;
    private readonly Sprite? _hair;
    private readonly Sprite? _glasses;
    private readonly List<Sprite> _earrings = [];
    private readonly Limb _left;
    private readonly Limb _right;
    private readonly Sprite[] _brows;
    private readonly SpriteCache<EyePose> _eyes;
    private readonly SpriteCache<MouthShape> _mouths;

    /// <param name="scale">Pixels per unit.</param>
    /// <param name="bottom">How far down the figure is seen, in units.</param>
    public Figure(PresenterLook look, float scale, float bottom)
    {
        _scale = scale;
        var head = new Head(look, _ink);
        var hair = new HairParts(look.Hair, _ink);
        var parts = new FaceParts(look, _ink);
        var eyes = new Eyes(look, _ink);
        var mouth = new Mouth(look, _ink);
        var beards = new Beards(look, _ink);
        var lines = new AgeLines(look, _ink);

        _hairBack = hair.BackBounds is { } back ? Keep(back, canvas =>
        {
            hair.DrawBack(canvas);
            Cut(canvas, head.Core());
        }) : null;
        _torso = Keep(Torso.Bounds(bottom), new Torso(look, _ink).Draw);
        _face = Keep(look.Beard == Beard.Full ? SKRect.Union(Head.FaceBounds, Beards.Bounds) : Head.FaceBounds, canvas => head.DrawFace(canvas, hair.Front, beards, lines));
        _nose = Keep(Head.NoseBounds, head.DrawNose);
        _hair = hair.FrontBounds is { } front ? Keep(front, hair.DrawFront) : null;
        _glasses = look.Glasses is null ? null : Keep(FaceParts.GlassesBounds, parts.DrawGlasses);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            if ((look.Jewellery & (Jewellery.Hoops | Jewellery.Studs | Jewellery.Drops)) != Jewellery.None)
            {
                _earrings.Add(Keep(FaceParts.EarringBounds(side), canvas => parts.DrawEarring(canvas, side)));
            }
        }

        _left = new(new Arms(look, _ink, -1), look, scale, -1);
        _right = new(new Arms(look, _ink, 1), look, scale, 1);
        _brows = [.. new[] { -1, 1 }.Select(side => Keep(FaceParts.BrowBounds, canvas => parts.DrawBrow(canvas, side)))];
        _eyes = new(40, pose => new Sprite(Eyes.Bounds, scale, canvas => eyes.Draw(canvas, pose)));
        _mouths = new(120, shape => new Sprite(Mouth.Bounds, scale, canvas => mouth.Draw(canvas, shape)));
    }

    public void Compose(Pixels target, SKMatrix place, in PresenterPose pose, SKRectI clip)
    {
        var body = pose.Body;
        var head = HeadMatrix(place, body);

        _hairBack?.Blend(target, Aside(head, -2.5f * body.Turn), clip);
        _left.BlendUpper(target, place, body, clip);
        _right.BlendUpper(target, place, body, clip);
        _torso.Blend(target, Breathing(place, body.Breath), clip);

        _face.Blend(target, head, clip);
        _eyes[pose.Eyes].Blend(target, Aside(head, 5 * body.Turn), clip);
        _nose.Blend(target, Aside(head, 7 * body.Turn), clip);
        _brows[0].Blend(target, BrowMatrix(head, pose, -1), clip);
        _brows[1].Blend(target, BrowMatrix(head, pose, 1), clip);
        _mouths[pose.Mouth].Blend(target, Aside(head, 5.5f * body.Turn), clip);
        _hair?.Blend(target, Aside(head, 2.5f * body.Turn), clip);
        foreach (var earring in _earrings)
        {
            earring.Blend(target, head, clip);
        }

        _glasses?.Blend(target, Aside(head, 5.5f * body.Turn), clip);

        // Hands come up before everything, also before long hair and a veil.
        _left.BlendFore(target, place, body, clip);
        _right.BlendFore(target, place, body, clip);
    }

    public SKRectI Reach(FigurePart part, SKMatrix place, in PresenterPose pose)
    {
        var body = pose.Body;
        var head = HeadMatrix(place, body);

        return part switch
        {
            FigurePart.Torso => _torso.Reach(Breathing(place, body.Breath)),
            FigurePart.LeftArm => _left.Reach(place, body),
            FigurePart.RightArm => _right.Reach(place, body),
            FigurePart.Eyes => SKRectI.Union(
                _eyes[pose.Eyes].Reach(Aside(head, 5 * body.Turn)),
                SKRectI.Union(_brows[0].Reach(BrowMatrix(head, pose, -1)), _brows[1].Reach(BrowMatrix(head, pose, 1)))),
            FigurePart.Mouth => _mouths[pose.Mouth].Reach(Aside(head, 5.5f * body.Turn)),
            _ => HeadReach(head, body.Turn),
        };
    }

    public void Dispose()
    {
        _sprites.ForEach(sprite => sprite.Dispose());
        _left.Dispose();
        _right.Dispose();
        _eyes.Dispose();
        _mouths.Dispose();
        _ink.Dispose();
    }

    /// <summary>What is always covered need not be drawn.</summary>
    private static void Cut(SKCanvas canvas, SKPath covered)
    {
        using var clear = new SKPaint { BlendMode = SKBlendMode.Clear };
        canvas.DrawPath(covered, clear);
        covered.Dispose();
    }

    private Sprite Keep(SKRect bounds, Action<SKCanvas> draw)
    {
        var sprite = new Sprite(bounds, _scale, draw);
        _sprites.Add(sprite);

        return sprite;
    }

    private SKRectI HeadReach(SKMatrix head, float turn)
    {
        var reach = With(With(With(_face.Reach(head), _hairBack, -2.5f), _hair, 2.5f), _glasses, 5.5f);
        foreach (var earring in _earrings)
        {
            reach = With(reach, earring, 0);
        }

        return reach;

        SKRectI With(SKRectI all, Sprite? sprite, float aside) =>
            sprite is null ? all : SKRectI.Union(all, sprite.Reach(Aside(head, aside * turn)));
    }

    /// <summary>What is nearer moves further when the head turns, which gives it depth.</summary>
    private SKMatrix Aside(SKMatrix head, float units) => head.PreConcat(SKMatrix.CreateTranslation(units * _scale, 0));

    private SKMatrix HeadMatrix(SKMatrix place, in BodyPose body) => place
        .PreConcat(SKMatrix.CreateTranslation(0, (body.Bob - 1.5f * body.Breath) * _scale))
        .PreConcat(SKMatrix.CreateRotationDegrees(body.Tilt, 280 * _scale, 420 * _scale));

    private SKMatrix Breathing(SKMatrix place, float breath) =>
        place.PreConcat(SKMatrix.CreateScale(1 + 0.003f * breath, 1 + 0.008f * breath, 280 * _scale, 620 * _scale));

    private SKMatrix BrowMatrix(SKMatrix head, in PresenterPose pose, int side)
    {
        var (x, y) = (280 + side * Eyes.Apart + 5 * pose.Body.Turn - side * 1.5f * pose.Brows.Frown, 226 - 7 * pose.Brows.Raise + 3 * Math.Max(0, pose.Brows.Frown));

        return head
            .PreConcat(SKMatrix.CreateTranslation(x * _scale, y * _scale))
            .PreConcat(SKMatrix.CreateRotationDegrees(-side * 10 * pose.Brows.Frown));
    }
}
