using SkiaSharp;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>The presenters there are.</summary>
internal static class Cast
{
    private static readonly SKColor Black = new(0xFF221A1B);
    private static readonly SKColor BlackLight = new(0xFF3B2E30);
    private static readonly SKColor Cream = new(0xFFFBF3E4);

    private static readonly Dictionary<string, PresenterLook> Looks = Everyone().ToDictionary(look => look.Id);

    /// <summary>Throws <see cref="PermanentJobException"/> for an id that is not in <see cref="Contracts.Looks.Presenters"/>.</summary>
    public static PresenterLook Of(string id) => Looks.TryGetValue(id, out var look)
        ? look
        : throw new PermanentJobException("presenter-unknown", $"There is no presenter \"{id}\": choose {string.Join(", ", Contracts.Looks.Presenters)}, or none.");

    private static IEnumerable<PresenterLook> Everyone() =>
    [
        new("ada", Skin.Light, new(HairStyles.Bob, new(0xFF3A2018), new(0xFF6E4029)), Jacket(0xFF4A50B5, 0xFF2F3384, Cream))
        {
            Eyes = new(new(0xFF5B3A24), Lashes: true), Jewellery = Jewellery.Hoops, Lips = new(0xFFC24B52), Build = 0.95f,
        },
        new("linus", Skin.Rosy, new(HairStyles.Quiff, new(0xFF7A3E1D), new(0xFFB8672F)), new(Garment.Pullover, new(0xFFF0BE4C), new(0xFFCB8F25), SKColors.White))
        {
            Eyes = new(new(0xFF3E6B7B)), Beard = Beard.Short, Glasses = new(GlassesShape.Round, new(0xFF2B2A33)), Build = 1.02f,
        },
        new("grace", Skin.Brown, new(HairStyles.Curls, new(0xFF1D1416), new(0xFF2C2023)), Jacket(0xFFFAF1E1, 0xFFD9C6A8, new(0xFF12867F)))
        {
            Eyes = new(new(0xFF2E1A12), Lashes: true), Jewellery = Jewellery.Hoops, Nose = NoseShape.Broad, Lips = new(0xFF8C2F3E), Build = 0.95f,
        },
        new("omar", Skin.Olive, new(HairStyles.Fade, Black, BlackLight), Jacket(0xFF33415C, 0xFF1F2A40, new(0xFFE8F0FA)) with { Tie = new(0xFFB23A48) })
        {
            Face = FaceShape.Square, Eyes = new(new(0xFF3B2618), Brow: 1.3f), Nose = NoseShape.Straight, Beard = Beard.Stubble, Build = 1.07f,
        },
        new("amina", Skin.Olive, new(HairStyles.Hijab, new(0xFF1F7F86), new(0xFF3DA9AC)) { Band = new(0xFF135A61), BrowColor = new(0xFF3A2720) },
            new(Garment.Cardigan, new(0xFFF2D9C8), new(0xFFD6AF98), new(0xFF135A61)))
        {
            Eyes = new(new(0xFF55371F), Lashes: true, Lift: 2), Lips = new(0xFFB44A58), Build = 0.94f,
        },
        new("arjun", Skin.Bronze, new(HairStyles.Turban, Black, BlackLight) { Band = new(0xFFE9E3D6) }, new(Garment.Kurta, new(0xFF566B78), new(0xFF3A4B57), new(0xFFE8E0CF)))
        {
            Face = FaceShape.Square, Eyes = new(new(0xFF2F1C12), Brow: 1.35f), Nose = NoseShape.Straight, Beard = Beard.Full, Build = 1.06f,
        },
        new("mei", Skin.Ivory, new(HairStyles.Fringe, new(0xFF17151C), new(0xFF2F2B38)), new(Garment.Turtleneck, new(0xFFF0705C), new(0xFFC94B3F), Cream))
        {
            Face = FaceShape.Heart, Eyes = new(new(0xFF2B1A14), 15, 3.5f, Lashes: true, Brow: 0.85f), Nose = NoseShape.Button, Lips = new(0xFFC9444F), Build = 0.92f,
        },
        new("kenji", Skin.Ivory, new(HairStyles.SideParting, new(0xFF7B7F86), new(0xFFB4B8BD)) { BrowColor = new(0xFF6A6C70) },
            new(Garment.Cardigan, new(0xFF3C5A78), new(0xFF263D55), new(0xFFF2F5F7)))
        {
            Face = FaceShape.Long, Eyes = new(new(0xFF2B1C16), 14.5f, 2, Brow: 1.1f), Glasses = new(GlassesShape.Square, new(0xFF3A2C26)), Age = 0.85f, Nose = NoseShape.Straight,
        },
        new("rosa", Skin.Tan, new(HairStyles.Waves, new(0xFF3B2016), new(0xFF6B3E26)), new(Garment.Blouse, new(0xFFD8315B), new(0xFFA31F43), new(0xFFF6C8D2)))
        {
            Eyes = new(new(0xFF4B2E18), Lift: 2, Lashes: true), Jewellery = Jewellery.Necklace, Lips = new(0xFFC2293F), Build = 0.94f,
        },
        new("marie", Skin.Porcelain, new(HairStyles.Pixie, new(0xFFB9BAC4), new(0xFFEDEDF2)) { BrowColor = new(0xFF8E8A90) },
            new(Garment.Pullover, new(0xFF7A4B8C), new(0xFF573066), new(0xFFF4EAF6)))
        {
            Face = FaceShape.Round, Eyes = new(new(0xFF4F7391), 17.5f, Lashes: true, Brow: 0.85f), Age = 0.8f, Jewellery = Jewellery.Pearls | Jewellery.Studs,
            Glasses = new(GlassesShape.Cat, new(0xFF8C3A4A)), Lips = new(0xFFB94A5E), Build = 0.97f,
        },
        new("kofi", Skin.Ebony, new(HairStyles.Bald, new(0xFF241A18), new(0xFF3A2A26)), new(Garment.Shirt, new(0xFFE8792B), new(0xFFB9561A), new(0xFF1B6E5A)) { Weave = Weave.Diamonds, WeaveInk = new(0xFFF5C24A) })
        {
            Face = FaceShape.Round, Eyes = new(new(0xFF24140E), Brow: 1.15f), Nose = NoseShape.Broad, Beard = Beard.Goatee, Build = 1.08f,
        },
        new("zuri", Skin.Deep, new(HairStyles.Braids, new(0xFF1C1315), new(0xFF38262A)) { Band = new(0xFFE0567B) }, new(Garment.Blouse, new(0xFFF6C544), new(0xFFD59A22), new(0xFFE0567B)))
        {
            Face = FaceShape.Heart, Eyes = new(new(0xFF28160E), 20, 2, Lashes: true), Nose = NoseShape.Broad, Jewellery = Jewellery.Necklace, Lips = new(0xFF8F2C46), Build = 0.93f,
        },
        new("sam", Skin.Porcelain, new(HairStyles.Undercut, new(0xFF1C7F8C), new(0xFF3FC1C4)) { BrowColor = new(0xFF5A4034) },
            new(Garment.Hoodie, new(0xFF5B5F97), new(0xFF3D406E), new(0xFFF4F1FA)))
        {
            Face = FaceShape.Oval, Eyes = new(new(0xFF4E8A5B), 18), Nose = NoseShape.Button, Freckles = true, Jewellery = Jewellery.Studs | Jewellery.NoseStud,
        },
        new("priya", Skin.Bronze, new(HairStyles.Plait, new(0xFF1D1416), new(0xFF3E2A2A)), new(Garment.Sari, new(0xFFB3246B), new(0xFF7E1549), new(0xFFF0C04A)))
        {
            Eyes = new(new(0xFF301B10), 20, 1.5f, Lashes: true, Brow: 1.1f), Jewellery = Jewellery.Drops | Jewellery.Bindi, Lips = new(0xFFA62E49), Build = 0.93f,
        },
        new("noah", Skin.Rosy, new(HairStyles.Mop, new(0xFFC08A3C), new(0xFFEBC36C)) { BrowColor = new(0xFFA87436) },
            new(Garment.Shirt, new(0xFF5C86B0), new(0xFF3C628A), new(0xFFF5F7FA)))
        {
            Face = FaceShape.Long, Eyes = new(new(0xFF3F79B0), 18.5f), Freckles = true, Nose = NoseShape.Soft,
        },
        new("vera", Skin.Porcelain, new(HairStyles.Ponytail, new(0xFF9C3B1B), new(0xFFD9622B)) { BrowColor = new(0xFF96492A) },
            new(Garment.Pullover, new(0xFF2E8B74), new(0xFF1C6353), new(0xFFEAF5F0)) { Weave = Weave.Stripes, WeaveInk = new(0xFFF2EDE2) })
        {
            Face = FaceShape.Heart, Eyes = new(new(0xFF3E8067), Lashes: true), Freckles = true, Glasses = new(GlassesShape.Square, new(0xFF243A5E)), Lips = new(0xFFC4555A), Build = 0.93f,
        },
    ];

    private static Outfit Jacket(uint main, uint shade, SKColor shirt) => new(Garment.Jacket, new(main), new(shade), shirt);
}
