using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>An arm as sprites that turn around shoulder and elbow.</summary>
/// <param name="side">-1 for the arm at the left of the picture, 1 for the other.</param>
internal sealed class Limb(Arms arm, PresenterLook look, float scale, int side) : IDisposable
{
    private const float RestRaise = 6;
    private const float RestBend = -12;

    private readonly Sprite _upper = new(Arms.UpperBounds, scale, arm.DrawUpper);
    private readonly Sprite[] _fores = [.. Enum.GetValues<HandShape>().Select(hand => new Sprite(Arms.ForeBounds, scale, canvas => arm.DrawFore(canvas, hand)))];

    public void BlendUpper(Pixels target, SKMatrix place, in BodyPose body, SKRectI clip) => _upper.Blend(target, Shoulder(place, body), clip);

    public void BlendFore(Pixels target, SKMatrix place, in BodyPose body, SKRectI clip) =>
        _fores[(int)Pose(body).Hand].Blend(target, Elbow(Shoulder(place, body), body), clip);

    public SKRectI Reach(SKMatrix place, in BodyPose body)
    {
        var shoulder = Shoulder(place, body);

        return SKRectI.Union(_upper.Reach(shoulder), _fores[(int)Pose(body).Hand].Reach(Elbow(shoulder, body)));
    }

    public void Dispose()
    {
        _upper.Dispose();
        foreach (var fore in _fores)
        {
            fore.Dispose();
        }
    }

    private ArmPose Pose(in BodyPose body) => side < 0 ? body.Left : body.Right;

    private SKMatrix Shoulder(SKMatrix place, in BodyPose body) => place
        .PreConcat(SKMatrix.CreateTranslation((280 + side * 150 * look.Build) * scale, (536 - 1.2f * body.Breath) * scale))
        .PreConcat(SKMatrix.CreateScale(-side, 1))
        .PreConcat(SKMatrix.CreateRotationDegrees(RestRaise + Pose(body).Raise));

    private SKMatrix Elbow(SKMatrix shoulder, in BodyPose body) => shoulder
        .PreConcat(SKMatrix.CreateTranslation(0, Arms.Upper * scale))
        .PreConcat(SKMatrix.CreateRotationDegrees(RestBend + Pose(body).Bend));
}
