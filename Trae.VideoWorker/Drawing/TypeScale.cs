using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing;

/// <summary>The sizes of type, for the wide format; each step is about 1.3 of the one below.</summary>
internal static class TypeScale
{
    public static TextStyle Figure { get; } = new(300, FontWeight.Extrabold, 1.05f, -0.035f, Tabular: true) { Heading = true };

    public static TextStyle Display { get; } = new(116, FontWeight.Extrabold, 1.08f, -0.025f) { Heading = true };

    public static TextStyle Statement { get; } = new(104, FontWeight.Bold, 1.14f, -0.02f) { Heading = true };

    public static TextStyle Quote { get; } = new(74, FontWeight.Semibold, 1.24f, -0.012f) { Heading = true };

    public static TextStyle Heading { get; } = new(70, FontWeight.Extrabold, 1.12f, -0.02f) { Heading = true };

    public static TextStyle Item { get; } = new(48, FontWeight.Semibold, 1.2f, -0.005f);

    public static TextStyle Body { get; } = new(44, FontWeight.Medium, 1.34f);

    public static TextStyle Kicker { get; } = new(32, FontWeight.Bold, 1.25f, 0.13f);

    public static TextStyle Caption { get; } = new(50, FontWeight.Bold, 1.32f, -0.005f, WordSpacing: 0.06f);
}
