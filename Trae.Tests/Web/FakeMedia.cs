using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SkiaSharp;
using Trae.Contracts;

namespace Trae.Tests.Web;

/// <summary>The uploads and brand kits of a <see cref="FakeApi"/>: prepared at the second look, refused by their names.</summary>
internal sealed class FakeMedia
{
    private readonly ConcurrentDictionary<Guid, MediaDto> _assets = new();
    private readonly ConcurrentDictionary<Guid, BrandKitDto> _kits = new();
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private int _next = 1;

    public IEnumerable<MediaDto> Assets => _assets.Values;

    public IEnumerable<BrandKitDto> Kits => _kits.Values;

    /// <summary>One that is ready.</summary>
    public MediaDto Add(MediaKind kind, string name, byte[]? file = null)
    {
        var asset = Prepare(Put(kind, name, file ?? Picture()));

        return _assets[asset.Id] = asset;
    }

    public void Add(MediaDto asset) => _assets[asset.Id] = asset;

    public BrandKitDto Add(BrandKit kit)
    {
        var made = new BrandKitDto(Guid.CreateVersion7(), 1, kit, Samples.Now);

        return _kits[made.Id] = made;
    }

    public void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapGet("/media", (string? kind) => new PageDto<MediaDto>(
            [.. _assets.Values.Where(asset => kind is null || asset.Kind.ToString().Equals(kind, StringComparison.OrdinalIgnoreCase)).OrderByDescending(asset => asset.Id)], null));
        api.MapPost("/media", Upload);
        api.MapGet("/media/{id:guid}", (Guid id) => _assets.TryGetValue(id, out var asset)
            ? Results.Ok(asset.State == MediaState.Preparing ? _assets[id] = Prepare(asset) : asset)
            : Results.NotFound());
        api.MapPatch("/media/{id:guid}", (Guid id, RenameMediaRequest request) => Results.Ok(_assets[id] = _assets[id] with { Name = request.Name }));
        api.MapDelete("/media/{id:guid}", (Guid id) => _assets.TryRemove(id, out _) ? Results.NoContent() : Results.NotFound());
        app.MapGet("/media/assets/{file}", (string file) => Path.GetExtension(file) switch
        {
            _ when _files.TryGetValue(file, out var bytes) => Results.File(bytes, file.EndsWith("png", StringComparison.Ordinal) ? "image/png" : "video/mp4", enableRangeProcessing: true),
            ".mp4" => Results.File(SampleFilm.Video, "video/mp4", enableRangeProcessing: true),
            ".png" => Results.File(Picture(), "image/png"),
            _ => Results.NotFound(),
        });

        api.MapGet("/brands", () => _kits.Values.OrderBy(kit => kit.Id));
        api.MapPost("/brands", (BrandKit kit) => Refusal(kit) ?? Results.Created((string?)null, Add(kit)));
        api.MapGet("/brands/{id:guid}", (Guid id) => _kits.TryGetValue(id, out var kit) ? Results.Ok(kit) : Results.NotFound());
        api.MapPut("/brands/{id:guid}", (Guid id, BrandKit kit) => Refusal(kit) ?? Results.Ok(_kits[id] = new(id, _kits[id].Version + 1, kit, Samples.Now)));
        api.MapDelete("/brands/{id:guid}", (Guid id) => _kits.TryRemove(id, out _) ? Results.NoContent() : Results.NotFound());
    }

    public static byte[] Picture()
    {
        using var bitmap = new SKBitmap(320, 200);
        using (var canvas = new SKCanvas(bitmap))
        {
            using var paint = new SKPaint { Color = new SKColor(0x2f, 0x6f, 0xd0) };
            canvas.Clear(new SKColor(0xf2, 0xa6, 0x5a));
            canvas.DrawCircle(160, 100, 70, paint);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);

        return data.ToArray();
    }

    private static IResult? Refusal(BrandKit kit) => kit.Name.Length == 0
        ? FakeVideos.Refuse("name-missing", "The brand kit has no name.", new() { ["name"] = ["The brand kit has no name. Give it one."] })
        : kit.Look.Text == kit.Look.Background && kit.Look.Text is not null
            ? FakeVideos.Refuse("contrast-too-low", "It cannot be read.", new() { ["look.text"] = ["The text can hardly be read on its background."] })
            : null;

    private async Task<IResult> Upload(HttpRequest request, string? name, string? kind)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var asset = Put(Enum.TryParse<MediaKind>(kind, ignoreCase: true, out var asked) ? asked : MediaKind.Picture, name ?? "File", body.ToArray());

        return name?.EndsWith(".svg", StringComparison.Ordinal) ?? false
            ? FakeVideos.Refuse("upload-svg", "SVG pictures can hold scripts and are not taken.")
            : Results.Created((string?)null, _assets[asset.Id] = asset);
    }

    private MediaDto Put(MediaKind kind, string name, byte[] file)
    {
        var id = Guid.CreateVersion7();
        _files[$"{Interlocked.Increment(ref _next):x40}.{Extension(kind)}"] = file;

        return new(id, kind, name, MediaState.Preparing, "Waiting for a worker", 0, null, file.Length, Samples.Now, null, null);
    }

    private MediaDto Prepare(MediaDto asset)
    {
        if (asset.Name.Contains("broken", StringComparison.Ordinal))
        {
            return asset with { State = MediaState.Failed, Stage = "Not usable", Problem = new("upload-unreadable", "The file cannot be read as a picture: it is damaged.") };
        }

        var file = $"{_next:x40}.{Extension(asset.Kind)}";
        var prepared = new PreparedMedia($"media/0/{file}", 320, 200, asset.Kind is MediaKind.Clip or MediaKind.Music ? 12.5 : 0)
        {
            Mouth = asset.Name.Contains("face", StringComparison.Ordinal) ? new(0.5, 0.62, 0.11) : null,
        };

        return asset with { State = MediaState.Ready, Stage = "Ready", Progress = 1, Prepared = prepared, Address = $"/media/assets/{file}" };
    }

    private static string Extension(MediaKind kind) => kind switch
    {
        MediaKind.Picture => "png",
        MediaKind.Clip => "mp4",
        MediaKind.Music => "m4a",
        MediaKind.Document => "json",
        _ => "ttf",
    };
}
