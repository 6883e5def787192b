using SkiaSharp;
using Trae.VideoWorker.Drawing.Layers;

namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>What the video is: a kicker, the title as large as it can be, a rule, a subtitle.</summary>
internal static class TitleLayout
{
    public static IReadOnlyList<Layer> Lay(LayoutInput input)
    {
        var (screen, theme) = (input.Screen, input.Theme);

        return new Column(input, input.Content)
            .Text(Pieces.Kicker(input, screen.Kicker), TypeScale.Kicker, 22, 2, Pieces.Plain(theme.Accent, 3))
            .Text(screen.Heading, TypeScale.Display, 60, 5, Pieces.Plain(theme.Text, 5), gap: 26)
            .Shape(34, new SKSize(168, 11), box => Pieces.Rule(input, box, 10))
            .Text(screen.Body, TypeScale.Body, 28, 4, Pieces.Plain(theme.Muted, 12), gap: 34)
            .Lay();
    }
}
