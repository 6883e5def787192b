using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Trae.Contracts;

namespace Trae.Web.Api;

/// <summary>Uploads and brand kits.</summary>
public sealed partial class TraeClient
{
    private const string Media = "api/v1/media";
    private const string Brands = "api/v1/brands";
    private const int MostListed = 200;

    /// <summary>Newest first.</summary>
    public async Task<PageDto<MediaDto>> ListMedia(MediaKind? kind, string? after, int limit, CancellationToken ct)
    {
        var only = kind is { } wanted ? $"&kind={wanted}" : "";
        var cursor = after is null ? "" : $"&cursor={Uri.EscapeDataString(after)}";

        return await Get<PageDto<MediaDto>>($"{Media}?limit={limit}{only}{cursor}", ct) ?? new PageDto<MediaDto>([], null);
    }

    /// <summary>What can be chosen: the newest uploads of any kind that are ready.</summary>
    public async Task<IReadOnlyList<MediaDto>> ListReadyMedia(CancellationToken ct) =>
        [.. (await ListMedia(kind: null, after: null, MostListed, ct)).Items.Where(asset => asset.State == MediaState.Ready)];

    public Task<MediaDto?> GetMedia(Guid id, CancellationToken ct) => Get<MediaDto>($"{Media}/{id}", ct);

    public async Task<MediaDto> UploadMedia(IFormFile upload, MediaKind? kind, CancellationToken ct)
    {
        await using var stream = upload.OpenReadStream();
        using var file = new StreamContent(stream);
        var only = kind is { } wanted ? $"&kind={wanted}" : "";
        var name = Uri.EscapeDataString(upload.FileName.Length > 200 ? upload.FileName[^200..] : upload.FileName);

        return await Send<MediaDto>(new HttpRequestMessage(HttpMethod.Post, $"{Media}?name={name}{only}") { Content = file }, ct);
    }

    public Task<MediaDto> RenameMedia(Guid id, string name, CancellationToken ct) =>
        Send<MediaDto>(new HttpRequestMessage(HttpMethod.Patch, $"{Media}/{id}") { Content = Json(new RenameMediaRequest(name)) }, ct);

    public Task DeleteMedia(Guid id, CancellationToken ct) => Delete($"{Media}/{id}", ct);

    public async Task<IReadOnlyList<BrandKitDto>> ListBrandKits(CancellationToken ct) => await Get<IReadOnlyList<BrandKitDto>>(Brands, ct) ?? [];

    public Task<BrandKitDto?> GetBrandKit(Guid id, CancellationToken ct) => Get<BrandKitDto>($"{Brands}/{id}", ct);

    public Task<BrandKitDto> CreateBrandKit(BrandKit kit, CancellationToken ct) =>
        Send<BrandKitDto>(new HttpRequestMessage(HttpMethod.Post, Brands) { Content = Json(kit) }, ct);

    /// <summary>Refused with 412 if somebody saved after <paramref name="version"/>.</summary>
    public Task<BrandKitDto> SaveBrandKit(Guid id, int version, BrandKit kit, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{Brands}/{id}") { Content = Json(kit) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));

        return Send<BrandKitDto>(request, ct);
    }

    public Task DeleteBrandKit(Guid id, CancellationToken ct) => Delete($"{Brands}/{id}", ct);

    // What is gone already is what was asked for.
    private async Task Delete(string address, CancellationToken ct)
    {
        using var response = await http.DeleteAsync(address, ct);
        if ((int)response.StatusCode is >= 400 and < 500 && response.StatusCode != HttpStatusCode.NotFound)
        {
            throw new ApiProblemException(response.StatusCode, await ReadProblem(response, ct));
        }

        if (response.StatusCode != HttpStatusCode.NotFound)
        {
            response.EnsureSuccessStatusCode();
        }
    }
}
