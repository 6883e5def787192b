using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Tests.Api;

namespace Trae.Tests.Models;

/// <summary>What tests do with models, in one line each.</summary>
internal static class ModelApi
{
    public const string Key = "sk-live-0123456789abcdefWXYZ";

    public static readonly Dictionary<string, string> Quick = new(StringComparer.Ordinal)
    {
        ["Models:RetryAfter"] = "00:00:00.050", ["Models:FirstWord"] = "00:00:05", ["Models:Silence"] = "00:00:02", ["Models:CallsPerMinute"] = "10000",
        ["Models:PrivateAddresses"] = "localhost",
    };

    public static SaveModelConnectionRequest To(ModelServer server, string name = "Test model") => new()
    {
        Name = name, Kind = ModelKind.Compatible, Address = server.Address, Model = server.Model, Key = Key, Price = new(1, 10, "EUR"), MonthlyBudget = 10,
    };

    public static async Task<ModelConnectionDto> Connect(this HttpClient http, SaveModelConnectionRequest request) =>
        await (await http.PostAsync("/api/v1/models", ApiCalls.Json(request))).Read<ModelConnectionDto>();

    public static async Task<ModelTrialDto> Try(this HttpClient http, Guid id) => await (await http.Act($"models/{id}/try")).Read<ModelTrialDto>();

    public static async Task<ModelConnectionDto> Model(this HttpClient http, Guid id) =>
        (await (await http.GetAsync("/api/v1/models")).Read<List<ModelConnectionDto>>()).Single(model => model.Id == id);

    public static Task<List<ModelCall>> Calls(this ApiHost api) => api.Query(db => db.ModelCalls.AsNoTracking().OrderBy(call => call.Id).ToListAsync());

    /// <summary>A video that the model was to write, written.</summary>
    public static async Task<(VideoDto Video, Storyboard Storyboard)> WrittenBy(this HttpClient http, ModelConnectionDto model, CreateVideoRequest? request = null)
    {
        var video = await http.Written((request ?? Briefs.Octopus) with { Writer = model.Id.ToString() });
        Assert.True(video.State == VideoState.Draft, video.Problem?.Message);

        return (video, (await http.Storyboard(video.Id)).Storyboard);
    }

    public static async Task<string> Refuse(this HttpClient http, SaveModelConnectionRequest request, string code, HttpStatusCode status = HttpStatusCode.UnprocessableEntity) =>
        await (await http.PostAsync("/api/v1/models", ApiCalls.Json(request))).Refused(status, code);
}
