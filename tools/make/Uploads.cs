using System.Net.Http.Json;
using Trae;
using Trae.Contracts;

/// <summary>Brings files to the media library and waits until they are prepared.</summary>
internal sealed class Uploads(HttpClient http)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>Uploads what the wish names, and puts the keys into its request.</summary>
    /// <exception cref="InputException">A file cannot be used, or there is no such brand kit.</exception>
    public async Task<CreateVideoRequest> Fulfil(Wish wish, CancellationToken ct)
    {
        var request = wish.Request;
        if (wish.Background is { } background)
        {
            var asset = await Upload(background, kind: null, ct);
            var kind = asset.Kind switch
            {
                MediaKind.Picture => BackgroundKind.Picture,
                MediaKind.Clip => BackgroundKind.Clip,
                _ => throw new InputException($"{background} is neither a picture nor a clip; check --background."),
            };
            request = request with { Background = new(kind, asset.Prepared!.Key) };
        }

        if (wish.Music is { } music)
        {
            request = request with { Music = new SoundTrack(Media: await Key(music, MediaKind.Music, ct)) };
        }

        if (wish.Portrait is { } portrait)
        {
            request = request with { Portrait = await Key(portrait, MediaKind.Picture, ct) };
        }

        if (wish.Pictures.Count > 0)
        {
            var keys = new List<string>();
            foreach (var picture in wish.Pictures)
            {
                keys.Add(await Key(picture, MediaKind.Picture, ct));
            }

            request = request with { Pictures = keys };
        }

        if (request.Sources is { } sources)
        {
            var read = new List<SourceRequest>();
            foreach (var source in sources)
            {
                read.Add(source.Document is { } file ? source with { Document = await Key(file, MediaKind.Document, ct) } : source);
            }

            request = request with { Sources = read };
        }

        request = wish.Series is null ? request : request with { Series = (await SeriesByName.Find(http, wish.Series, ct)).Id };

        return await Brand(wish, request, ct);
    }

    private async Task<CreateVideoRequest> Brand(Wish wish, CreateVideoRequest request, CancellationToken ct)
    {
        var kit = wish.Brand is null ? null : File.Exists(wish.Brand) ? await Bring(wish.Brand, ct) : await Find(wish.Brand, ct);
        var logo = wish.Logo is null ? null : await Key(wish.Logo, MediaKind.Picture, ct);

        return request with
        {
            BrandKit = kit?.Id,
            Brand = logo is null ? null : (kit?.Kit.Look ?? new Brand()) with { Logo = logo },
        };
    }

    private async Task<BrandKitDto> Find(string name, CancellationToken ct)
    {
        var kits = await http.GetFromJsonAsync<IReadOnlyList<BrandKitDto>>("api/v1/brands", JsonDefaults.Options, ct) ?? [];

        return kits.FirstOrDefault(kit => kit.Kit.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new InputException(
            kits.Count == 0
                ? $"--brand {name} is no file, and the studio has no brand kits yet; make one on its page Brands."
                : $"--brand {name} is neither a file nor a brand kit; there are: {string.Join(", ", kits.Select(kit => kit.Kit.Name))}.");
    }

    /// <summary>A kit in a file names its own files relative to itself; it is kept in the studio under its name.</summary>
    private async Task<BrandKitDto> Bring(string file, CancellationToken ct)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var kit = await Input.ReadJson<BrandKit>(file, "a brand kit", ct);
        async Task<string?> Of(string? named, MediaKind kind) =>
            named is not null && File.Exists(Path.Combine(folder, named)) ? await Key(Path.Combine(folder, named), kind, ct) : named;

        kit = kit with
        {
            Look = kit.Look with
            {
                Logo = await Of(kit.Look.Logo, MediaKind.Picture),
                HeadingFont = await Of(kit.Look.HeadingFont, MediaKind.Font),
                BodyFont = await Of(kit.Look.BodyFont, MediaKind.Font),
            },
            Intro = await Of(kit.Intro, MediaKind.Clip),
            Outro = await Of(kit.Outro, MediaKind.Clip),
        };

        var kits = await http.GetFromJsonAsync<IReadOnlyList<BrandKitDto>>("api/v1/brands", JsonDefaults.Options, ct) ?? [];
        using var message = kits.FirstOrDefault(known => known.Kit.Name == kit.Name) is { } saved
            ? new HttpRequestMessage(HttpMethod.Put, $"api/v1/brands/{saved.Id}") { Headers = { { "If-Match", $"\"{saved.Version}\"" } } }
            : new HttpRequestMessage(HttpMethod.Post, "api/v1/brands");
        message.Content = JsonContent.Create(kit, options: JsonDefaults.Options);
        using var response = await http.SendAsync(message, ct);
        await Answers.Accepted(response, ct);

        return (await response.Content.ReadFromJsonAsync<BrandKitDto>(JsonDefaults.Options, ct))!;
    }

    private async Task<string> Key(string file, MediaKind kind, CancellationToken ct) => (await Upload(file, kind, ct)).Prepared!.Key;

    private async Task<MediaDto> Upload(string file, MediaKind? kind, CancellationToken ct)
    {
        var name = Path.GetFileName(file);
        using var progress = new UploadProgress(name);
        await using var content = progress.Following(File.OpenRead(file));
        var address = $"api/v1/media?name={Uri.EscapeDataString(name)}{(kind is null ? "" : $"&kind={kind}")}";
        using var response = await http.PostAsync(address, new StreamContent(content, 256 * 1024), ct);
        await Answers.Accepted(response, ct, name);

        var asset = await response.Content.ReadFromJsonAsync<MediaDto>(JsonDefaults.Options, ct);
        while (asset is { State: MediaState.Preparing })
        {
            progress.Say($"{asset.Stage}{(asset.Progress > 0 ? FormattableString.Invariant($", {asset.Progress:P0}") : "")}");
            await Task.Delay(Pause, TimeProvider.System, ct);
            asset = await http.GetFromJsonAsync<MediaDto>($"api/v1/media/{asset.Id}", JsonDefaults.Options, ct);
        }

        return asset is { State: MediaState.Ready } ? asset : throw new InputException($"{name}: {asset?.Problem?.Message ?? "It was deleted meanwhile."}");
    }
}
