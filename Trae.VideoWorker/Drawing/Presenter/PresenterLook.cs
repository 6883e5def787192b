using SkiaSharp;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>What makes a presenter who they are: colours and outlines (SVG path data, in units of a bust 560 wide and 610 high).</summary>
/// <param name="Tone">The face in the light, <paramref name="Shade"/> away from it.</param>
/// <param name="HairBack">Behind the head, <paramref name="HairFront"/> over the forehead, <paramref name="Strands"/> lines of light on it.</param>
internal sealed record PresenterLook(
    string Id,
    SKColor Tone,
    SKColor Shade,
    SKColor Blush,
    SKColor Lips,
    SKColor Iris,
    SKColor HairDark,
    SKColor HairLight,
    SKColor Garment,
    SKColor GarmentShade,
    SKColor Shirt,
    string HairBack,
    string HairFront,
    string Strands)
{
    public string? Beard { get; init; }

    public bool Glasses { get; init; }

    public bool Earrings { get; init; }

    public bool Lashes { get; init; }

    /// <summary>A knitted pullover instead of an open jacket.</summary>
    public bool Pullover { get; init; }

    /// <summary>Throws <see cref="PermanentJobException"/> for an id that is not in <see cref="Looks.Presenters"/>.</summary>
    public static PresenterLook Of(string id) => id switch
    {
        "ada" => Ada,
        "linus" => Linus,
        "grace" => Grace,
        _ => throw new PermanentJobException("presenter-unknown", $"There is no presenter \"{id}\": choose {string.Join(", ", Looks.Presenters)}, or none."),
    };

    /// <summary>A wavy bob with a side parting, an indigo jacket.</summary>
    private static PresenterLook Ada { get; } = new(
        "ada",
        Tone: new(0xFFF7CFAB), Shade: new(0xFFE2A37C), Blush: new(0xFFEE8468), Lips: new(0xFFC24B52), Iris: new(0xFF5B3A24),
        HairDark: new(0xFF3A2018), HairLight: new(0xFF6E4029),
        Garment: new(0xFF4A50B5), GarmentShade: new(0xFF2F3384), Shirt: new(0xFFFBF3E4),
        HairBack: "M152 262C132 148 194 82 286 82C380 82 432 150 410 262C406 300 438 330 432 382C428 424 446 440 432 452C410 470 366 466 338 452L222 452C194 466 150 470 128 452C114 440 132 424 128 382C122 330 156 300 152 262Z",
        HairFront: "M164 300C140 168 190 88 290 88C378 90 418 160 398 300C398 246 378 204 336 176C308 214 252 232 212 238C186 244 172 264 164 300Z",
        Strands: "M330 164C300 196 248 212 204 220M322 140C288 172 240 184 204 194M352 172C376 196 388 226 390 256M150 340C144 366 144 398 150 428M412 340C418 366 416 398 410 428M246 106C268 100 296 100 318 106")
    {
        Earrings = true,
        Lashes = true,
    };

    /// <summary>A quiff, a short beard, round glasses and a mustard pullover.</summary>
    private static PresenterLook Linus { get; } = new(
        "linus",
        Tone: new(0xFFF6D3BA), Shade: new(0xFFDFA588), Blush: new(0xFFE98A72), Lips: new(0xFFC0675C), Iris: new(0xFF3E6B7B),
        HairDark: new(0xFF7A3E1D), HairLight: new(0xFFB8672F),
        Garment: new(0xFFF0BE4C), GarmentShade: new(0xFFCB8F25), Shirt: new(0xFFFFFFFF),
        HairBack: "M168 268C152 190 180 118 262 104C332 92 402 122 398 206C398 230 394 250 390 268Z",
        HairFront: "M172 262C158 206 166 150 214 120C232 78 322 66 366 104C404 124 406 190 390 262C386 232 378 212 362 194C326 184 300 170 276 152C262 176 228 190 200 196C184 212 176 236 172 262Z",
        Strands: "M232 118C262 92 314 90 346 108M222 136C246 112 286 104 318 110M290 146C318 164 342 172 366 178")
    {
        Beard = "M173 272C176 334 190 368 212 388C236 410 258 416 280 416C302 416 324 410 348 388C370 368 384 334 387 272C379 300 370 318 350 326C330 322 312 318 280 326C248 318 230 322 210 326C190 318 181 300 173 272Z",
        Glasses = true,
        Pullover = true,
    };

    /// <summary>A crown of curls, gold hoops, an ivory jacket.</summary>
    private static PresenterLook Grace { get; } = new(
        "grace",
        Tone: new(0xFF9C6440), Shade: new(0xFF734429), Blush: new(0xFFB5533F), Lips: new(0xFF8C2F3E), Iris: new(0xFF2E1A12),
        HairDark: new(0xFF1D1416), HairLight: new(0xFF2C2023),
        Garment: new(0xFFFAF1E1), GarmentShade: new(0xFFD9C6A8), Shirt: new(0xFF12867F),
        HairBack: "M280 42C306 30 338 38 352 56C380 56 402 76 406 102C432 114 444 142 436 168C456 190 456 222 438 242C446 270 430 298 404 306C396 328 372 338 350 330L210 330C188 338 164 328 156 306C130 298 114 270 122 242C104 222 104 190 124 168C116 142 128 114 154 102C158 76 180 56 208 56C222 38 254 30 280 42Z",
        HairFront: "M166 272C146 206 160 130 216 106C236 90 262 96 280 88C298 96 324 90 344 106C400 130 414 206 394 272C392 258 392 244 380 238C382 222 368 214 358 214C356 200 342 194 330 198C322 184 304 184 296 192C288 182 272 182 264 192C256 184 238 184 230 198C218 194 204 200 202 214C192 214 178 222 180 238C168 244 168 258 166 272Z",
        Strands: "M206 84C216 72 232 66 246 68M300 66C316 64 332 70 342 82M150 150C154 136 164 126 178 124M392 128C404 134 412 146 412 160M138 216C136 202 140 190 150 182M420 196C426 206 426 220 420 232M262 92C272 86 288 86 298 92M196 152C204 142 216 138 226 140M334 140C346 140 356 146 362 156M258 140C268 134 282 134 292 140")
    {
        Earrings = true,
        Lashes = true,
    };
}
