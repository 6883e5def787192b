using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

/// <summary>An owner asks for everything that another workspace has, wherever an id can be given.</summary>
public sealed class ForeignWorkspaceTests(PostgresServer postgres) : ApiTest(postgres)
{
    private Storyboard? _storyboard;

    [Fact]
    [Trait("ASVS", "v5.0.0-8.2.2")]
    [Trait("ASVS", "v5.0.0-8.4.1")]
    [Trait("OWASP", "API1:2023")]
    public async Task Another_workspaces_ids_are_not_found_on_any_route_and_in_no_list()
    {
        var other = await Api.People.AddWorkspace();
        var theirs = await Fill(other);
        var bodies = Bodies();
        var routes = ApiRoutes.Of(Api);

        foreach (var route in routes.Where(route => route.TakesId && !route.IsPublic))
        {
            var kind = route.Pattern["/api/v1/".Length..].Split('/')[0];
            Assert.True(theirs.TryGetValue(kind, out var id), $"Say in this test whose id {route.Pattern} takes.");
            var request = route.With(id, bodies.GetValueOrDefault($"{route.Method} {route.Pattern}"));
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");

            using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

            Assert.True(
                response.StatusCode == HttpStatusCode.NotFound,
                $"{route.Method} {route.Pattern}: {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }

        var lists = routes.Where(route => route is { Method: "GET", IsPublic: false } && !route.Pattern.Contains('{', StringComparison.Ordinal)).ToList();
        Assert.True(lists.Count > 10);
        foreach (var route in lists)
        {
            var content = await (await Http.SendAsync(route.With(Guid.Empty))).Content.ReadAsStringAsync();

            Assert.All(theirs.Values, id => Assert.DoesNotContain(id.ToString(), content, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>One of everything, made through the front door by an owner of that workspace.</summary>
    private async Task<Dictionary<string, Guid>> Fill(Guid workspace)
    {
        var owner = await Api.People.Add(WorkspaceRole.Owner, workspace);
        using var http = Api.People.With(Api.People.TokenOf(owner));
        var video = await http.Written(Briefs.Octopus);
        _storyboard = (await http.Storyboard(video.Id)).Storyboard;
        var production = await (await http.Act($"videos/{video.Id}/productions")).Read<ProductionDto>(HttpStatusCode.Accepted);
        var brand = await (await http.PostAsync("/api/v1/brands", ApiCalls.Json(Kit))).Read<BrandKitDto>(HttpStatusCode.Created);
        var narration = await (await http.PostAsync("/api/v1/narrations", ApiCalls.Json(new CreateNarrationRequest { Text = "Hello there, listener." }))).Read<NarrationDto>(HttpStatusCode.Accepted);
        var media = await (await http.PostAsync("/api/v1/media", Wave())).Read<MediaDto>(HttpStatusCode.Created);
        var role = await (await http.PostAsync("/api/v1/roles", ApiCalls.Json(new RoleRequest("Theirs", [Permission.ReadVideos])))).Read<RoleDto>();
        var key = await (await http.PostAsync("/api/v1/keys", ApiCalls.Json(new CreateApiKeyRequest("Theirs", [Permission.ReadVideos])))).Read<CreatedApiKeyDto>();
        var client = await (await http.PostAsync("/api/v1/clients", ApiCalls.Json(new CreateServiceClientRequest("Theirs", [Permission.ReadVideos])))).Read<CreatedServiceClientDto>();
        var invitation = await (await http.PostAsync("/api/v1/invitations", ApiCalls.Json(new InviteRequest("x@trae.test", WorkspaceRole.Viewer)))).Read<InvitationDto>();

        var model = await (await http.PostAsync("/api/v1/models", ApiCalls.Json(Model))).Read<ModelConnectionDto>();

        var voice = await (await http.PostAsync("/api/v1/brand-voices", ApiCalls.Json(SampleVoice.Friendly))).Read<BrandVoiceDto>(HttpStatusCode.Created);

        var series = await (await http.PostAsync("/api/v1/series", ApiCalls.Json(SampleSeries.Lights))).Read<SeriesDto>(HttpStatusCode.Created);

        // Only where a search is set up is one begun at the front door.
        var research = await Api.Query(async db =>
        {
            var theirs = Trae.Api.Data.Research.Start(workspace, "Theirs", "en", ["Why?"], asks: false, DateTimeOffset.UnixEpoch);
            db.Researches.Add(theirs);
            await db.SaveChangesAsync();

            return theirs.Id;
        });

        return new(StringComparer.Ordinal)
        {
            ["videos"] = video.Id, ["productions"] = production.Id, ["brands"] = brand.Id, ["narrations"] = narration.Id, ["media"] = media.Id,
            ["members"] = owner.Id, ["roles"] = role.Id!.Value, ["keys"] = key.Key.Id, ["clients"] = client.Client.Id, ["invitations"] = invitation.Id,
            ["workspaces"] = workspace, ["models"] = model.Id, ["research"] = research, ["brand-voices"] = voice.Id, ["series"] = series.Id,
        };
    }

    private Dictionary<string, object> Bodies() => new(StringComparer.Ordinal)
    {
        ["PUT /api/v1/brands/{id:guid}"] = Kit,
        ["PUT /api/v1/brand-voices/{id:guid}"] = SampleVoice.Friendly,
        ["PUT /api/v1/series/{id:guid}"] = SampleSeries.Lights,
        ["PUT /api/v1/research/{id:guid}"] = new ChangeResearchRequest(Questions: ["Why?"]),
        ["PATCH /api/v1/media/{id:guid}"] = new RenameMediaRequest("Mine"),
        ["PUT /api/v1/members/{id:guid}"] = new RoleChoice(WorkspaceRole.Viewer),
        ["PUT /api/v1/models/{id:guid}"] = Model,
        ["PUT /api/v1/roles/{id:guid}"] = new RoleRequest("Mine", [Permission.ReadVideos]),
        ["PUT /api/v1/videos/{id:guid}/storyboard"] = _storyboard!,
        ["POST /api/v1/videos/{id:guid}/proposals"] = new CraftRequest { Writer = "built-in" },
        ["POST /api/v1/videos/{id:guid}/translations"] = new CreateTranslationRequest(_storyboard!),
        ["PUT /api/v1/videos/{id:guid}/poster"] = new ChoosePosterRequest { Number = 1 },
    };

    private static SaveModelConnectionRequest Model => new() { Name = "Theirs", Address = "https://models.example/v1", Model = "m", Price = new(0, 0, "EUR") };

    private static BrandKit Kit => new("Theirs", new Brand(Accent: "#0b6e69"));

    private static MultipartFormDataContent Wave() => new()
    {
        { new ByteArrayContent("RIFF\x24\0\0\0WAVEfmt \x10\0\0\0"u8.ToArray()), "file", "sound.wav" },
    };
}
