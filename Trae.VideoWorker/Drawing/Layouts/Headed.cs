using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>A heading over something that fills the rest of the content's area.</summary>
internal sealed class Headed
{
    private const float MostShare = 0.3f;

    private readonly LayoutInput _input;
    private readonly Func<float, Column>? _foot;
    private readonly Func<SKRect, Column> _head;
    private readonly float _headScale;
    private readonly float _headHeight;
    private readonly float _footHeight;

    /// <param name="foot">Whether the attribution stands under it.</param>
    public Headed(LayoutInput input, bool foot = false)
    {
        _input = input;
        var (screen, theme, area) = (input.Screen, input.Theme, input.Content);
        _head = box => new Column(input, box)
            .Text(Pieces.Kicker(input, screen.Kicker), TypeScale.Kicker, 22, 1, Pieces.Plain(theme.Accent, 2))
            .Text(screen.Heading, TypeScale.Heading with { Size = 62 }, 38, 3, Pieces.Plain(theme.Text, 3), gap: 12);

        var head = _head(area with { Bottom = area.Top + area.Height * MostShare });
        _headScale = head.Scale();
        _headHeight = head.Height(_headScale);
        if (foot)
        {
            _foot = top => new Column(input, SKRect.Create(area.Left, top, area.Width, 56 * input.Scale))
                .Text(screen.Attribution, TypeScale.Body with { Size = 30 }, 22, 1, Pieces.Plain(theme.Muted, 16));
            var measured = _foot(area.Top);
            _footHeight = measured.Height(measured.Scale()) is > 0 and var height ? height + 18 * input.Scale : 0;
        }

        Rest = area with { Top = area.Top + _headHeight + (_headHeight > 0 ? 36 * input.Scale : 0), Bottom = area.Bottom - _footHeight };
    }

    /// <summary>What is left for the body when the heading stands at the top.</summary>
    public SKRect Rest { get; }

    /// <summary>The heading and a body of this height, together in the middle.</summary>
    public IReadOnlyList<Layer> Lay(float bodyHeight, Func<SKRect, IEnumerable<Layer>> body)
    {
        var down = Math.Max(0, (Rest.Height - bodyHeight) / 2);
        var area = _input.Content;
        var head = _head(new SKRect(area.Left, area.Top + down, area.Right, area.Top + down + area.Height * MostShare)).Lay(_headScale, align: 0);
        var box = new SKRect(Rest.Left, Rest.Top + down, Rest.Right, Math.Min(Rest.Bottom, Rest.Top + down + bodyHeight));

        return [.. head, .. body(box), .. _foot?.Invoke(box.Bottom + 18 * _input.Scale).Lay(align: 0) ?? []];
    }
}
