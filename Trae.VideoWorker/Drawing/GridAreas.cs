using SkiaSharp;
using Trae.Contracts;

namespace Trae.VideoWorker.Drawing;

/// <summary>The areas of each format and framing: the less of the presenter is seen, the more room the content has.</summary>
/// <param name="OpenBottom">How far down the content may reach where there are no captions.</param>
internal sealed record GridAreas(SKRect Content, SKRect Captions, SKRect Presenter, float CaptionSize, float Scale, float OpenBottom)
{
    /// <param name="framing">Null without a presenter.</param>
    public static GridAreas Of(VideoFormat format, Framing? framing) => format switch
    {
        VideoFormat.Tall => Tall(framing),
        VideoFormat.Square => Square(framing),
        VideoFormat.Portrait => Portrait(framing),
        _ => Wide(framing),
    };

    private static GridAreas Wide(Framing? framing) => framing switch
    {
        Framing.Half => new(new(120, 108, 1290, 800), new(120, 836, 1290, 1024), new(1316, 470, 1876, 1080), 54, 1, 972),
        Framing.Full => new(new(120, 108, 1190, 800), new(120, 836, 1190, 1024), new(1214, 60, 1900, 1080), 54, 1, 972),
        Framing.Circle => new(new(130, 108, 1510, 800), new(130, 836, 1510, 1024), new(1534, 690, 1824, 980), 54, 1.04f, 972),
        Framing.Corner => new(new(130, 108, 1560, 800), new(130, 836, 1560, 1024), new(1590, 720, 1900, 1080), 54, 1.05f, 972),
        _ => new(new(170, 108, 1750, 800), new(260, 836, 1660, 1024), default, 54, 1.08f, 972),
    };

    private static GridAreas Tall(Framing? framing) => framing switch
    {
        Framing.Half => new(new(84, 200, 996, 940), new(60, 976, 1020, 1186), new(150, 1190, 930, 1920), 68, 0.96f, 1170),
        Framing.Full => new(new(84, 190, 996, 820), new(60, 850, 1020, 1052), new(120, 1060, 960, 1920), 66, 0.94f, 1040),
        Framing.Circle => new(new(84, 200, 996, 1010), new(60, 1046, 1020, 1256), new(382, 1290, 698, 1606), 68, 0.98f, 1260),
        Framing.Corner => new(new(84, 200, 996, 1140), new(60, 1176, 1020, 1386), new(640, 1470, 1050, 1920), 70, 0.98f, 1440),
        _ => new(new(84, 220, 996, 1280), new(60, 1340, 1020, 1564), default, 72, 1, 1540),
    };

    private static GridAreas Square(Framing? framing) => framing switch
    {
        Framing.Half => new(new(76, 76, 1004, 590), new(56, 800, 644, 1024), new(650, 612, 1070, 1080), 46, 0.8f, 600),
        Framing.Full => new(new(70, 76, 640, 770), new(56, 800, 620, 1024), new(644, 396, 1074, 1080), 44, 0.76f, 1000),
        Framing.Circle => new(new(76, 76, 1004, 752), new(56, 800, 772, 1024), new(788, 788, 1024, 1024), 46, 0.84f, 766),
        Framing.Corner => new(new(76, 76, 1004, 762), new(56, 800, 780, 1024), new(796, 790, 1066, 1080), 46, 0.84f, 774),
        _ => new(new(84, 84, 996, 800), new(60, 838, 1020, 1024), default, 50, 0.86f, 972),
    };

    private static GridAreas Portrait(Framing? framing) => framing switch
    {
        Framing.Half => new(new(76, 92, 1004, 772), new(56, 1040, 596, 1280), new(600, 808, 1070, 1350), 48, 0.88f, 796),
        Framing.Full => new(new(76, 92, 1004, 560), new(56, 1040, 556, 1280), new(560, 590, 1070, 1350), 46, 0.84f, 576),
        Framing.Circle => new(new(76, 92, 1004, 990), new(56, 1040, 748, 1280), new(764, 1022, 1022, 1280), 48, 0.9f, 1006),
        Framing.Corner => new(new(76, 92, 1004, 1000), new(56, 1040, 756, 1280), new(772, 1024, 1068, 1350), 48, 0.9f, 1010),
        _ => new(new(84, 100, 996, 1030), new(60, 1072, 1020, 1280), default, 56, 0.92f, 1242),
    };
}
