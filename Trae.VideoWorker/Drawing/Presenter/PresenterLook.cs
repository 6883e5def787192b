using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>
/// What makes a presenter who they are, put together from parts. Lengths are in units of the figure: 560 wide, the face in
/// its middle, the bust 610 high and the hips at 1010.
/// </summary>
/// <param name="Id">As in <see cref="Contracts.Looks.Presenters"/>.</param>
internal sealed record PresenterLook(string Id, Skin Skin, Hair Hair, Outfit Outfit)
{
    public FaceShape Face { get; init; } = FaceShape.Oval;

    public EyeLook Eyes { get; init; } = new(new SKColor(0xFF4A2E1E));

    public NoseShape Nose { get; init; } = NoseShape.Soft;

    public Beard Beard { get; init; }

    public Glasses? Glasses { get; init; }

    public Jewellery Jewellery { get; init; }

    /// <summary>0 young, 1 old: how deep the lines of a face are.</summary>
    public float Age { get; init; }

    public bool Freckles { get; init; }

    /// <summary>Lipstick; null for the skin's own.</summary>
    public SKColor? Lips { get; init; }

    /// <summary>Width of shoulders and neck, relative.</summary>
    public float Build { get; init; } = 1;
}

/// <param name="Tone">In the light, <paramref name="Shade"/> away from it.</param>
internal sealed record Skin(SKColor Tone, SKColor Shade, SKColor Blush, SKColor Lips)
{
    public static Skin Porcelain { get; } = new(new(0xFFFBDDC8), new(0xFFE9B195), new(0xFFF08F7E), new(0xFFCC6A66));

    public static Skin Rosy { get; } = new(new(0xFFF6D3BA), new(0xFFDFA588), new(0xFFE98A72), new(0xFFC0675C));

    public static Skin Light { get; } = new(new(0xFFF7CFAB), new(0xFFE2A37C), new(0xFFEE8468), new(0xFFC24B52));

    public static Skin Ivory { get; } = new(new(0xFFF5D3AC), new(0xFFDCA878), new(0xFFEA8D6E), new(0xFFC2605A));

    public static Skin Olive { get; } = new(new(0xFFE0AE80), new(0xFFBF8655), new(0xFFD9775A), new(0xFFA9544C));

    public static Skin Tan { get; } = new(new(0xFFCE935F), new(0xFFA46B3C), new(0xFFC9684A), new(0xFF98473F));

    public static Skin Bronze { get; } = new(new(0xFFB67A4B), new(0xFF8A5430), new(0xFFB85A40), new(0xFF8A3F38));

    public static Skin Brown { get; } = new(new(0xFF9C6440), new(0xFF734429), new(0xFFB5533F), new(0xFF8C2F3E));

    public static Skin Deep { get; } = new(new(0xFF774A30), new(0xFF52301E), new(0xFF964534), new(0xFF7A3838));

    public static Skin Ebony { get; } = new(new(0xFF5C3A2A), new(0xFF3E2419), new(0xFF80392E), new(0xFF6E3535));
}

/// <summary>A head's outline by a few widths, each measured from the middle.</summary>
internal sealed record FaceShape(float Temple, float Jaw, float JawY, float Chin, float ChinY)
{
    public static FaceShape Oval { get; } = new(107, 86, 358, 34, 412);

    public static FaceShape Round { get; } = new(109, 93, 354, 46, 406);

    public static FaceShape Square { get; } = new(106, 94, 364, 58, 415);

    public static FaceShape Heart { get; } = new(108, 80, 352, 22, 412);

    public static FaceShape Long { get; } = new(102, 83, 366, 38, 423);
}

internal enum NoseShape
{
    Soft,
    Button,
    Broad,
    Straight,
}

/// <param name="Height">Of half an open eye.</param>
/// <param name="Lift">How far the outer corner is above the inner one.</param>
/// <param name="Lashes">Long ones.</param>
/// <param name="Brow">Thickness of the brows, relative.</param>
internal sealed record EyeLook(SKColor Iris, float Height = 19, float Lift = 0, bool Lashes = false, float Brow = 1);

internal enum Beard
{
    None,

    /// <summary>A shade on cheeks and chin.</summary>
    Stubble,
    Short,

    /// <summary>Hangs below the chin.</summary>
    Full,
    Goatee,
    Moustache,
}

internal enum GlassesShape
{
    Round,
    Square,
    Cat,
}

internal sealed record Glasses(GlassesShape Shape, SKColor Frame);

[Flags]
internal enum Jewellery
{
    None = 0,
    Hoops = 1,
    Studs = 2,
    Drops = 4,
    Necklace = 8,
    Pearls = 16,
    Bindi = 32,
    NoseStud = 64,
}
