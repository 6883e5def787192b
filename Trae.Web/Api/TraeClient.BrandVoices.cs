using System.Net;
using System.Net.Http.Headers;
using Trae.Contracts;

namespace Trae.Web.Api;

/// <summary>Voices that scripts are written in.</summary>
public sealed partial class TraeClient
{
    private const string BrandVoices = "api/v1/brand-voices";

    public async Task<IReadOnlyList<BrandVoiceDto>> ListBrandVoices(CancellationToken ct) => await Get<IReadOnlyList<BrandVoiceDto>>(BrandVoices, ct) ?? [];

    public Task<BrandVoiceDto?> GetBrandVoice(Guid id, CancellationToken ct) => Get<BrandVoiceDto>($"{BrandVoices}/{id}", ct);

    public Task<BrandVoiceDto> CreateBrandVoice(BrandVoice voice, Guid once, CancellationToken ct) => CreateOnce<BrandVoiceDto>(BrandVoices, Json(voice), once, ct);

    /// <summary>Refused with 412 if somebody saved after <paramref name="version"/>.</summary>
    public Task<BrandVoiceDto> SaveBrandVoice(Guid id, int version, BrandVoice voice, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{BrandVoices}/{id}") { Content = Json(voice) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));

        return Send<BrandVoiceDto>(request, ct);
    }

    public Task DeleteBrandVoice(Guid id, CancellationToken ct) => Delete($"{BrandVoices}/{id}", ct);

    /// <returns>Null where the video has no voice, or no script yet.</returns>
    public async Task<VoiceCheckDto?> CheckVoice(Guid video, Guid? voice, CancellationToken ct)
    {
        try
        {
            return await Get<VoiceCheckDto>($"{Videos}/{video}/voice{(voice is null ? "" : $"?voice={voice}")}", ct);
        }
        catch (ApiProblemException refused) when (refused.Status is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity)
        {
            return null;
        }
    }
}
