using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Trae.Api.Data;
using Trae.Api.Features.Media;
using Trae.Media;
using Trae.Tests.Api;

namespace Trae.Tests.Identity;

public sealed class SignedMediaLinkTests(SharedApi shared) : IClassFixture<SharedApi>, IAsyncLifetime
{
    private static readonly string File = $"{new string('a', 40)}.png";
    private static readonly string Other = $"{new string('b', 40)}.png";

    private ApiHost Api { get; } = shared.Host;

    private SignedMediaLink Links => Api.Services.GetRequiredService<SignedMediaLink>();

    public async ValueTask InitializeAsync()
    {
        foreach (var file in (string[])[File, Other])
        {
            await Api.Media.Save(MediaAsset.FolderOf(Workspace.BuiltInId) + file, new MemoryStream("picture"u8.ToArray()), CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_link_opens_its_file_to_whoever_has_it()
    {
        using var http = Api.Anonymous;

        Assert.Equal("picture", await http.GetStringAsync(Links.Sign($"/media/assets/{File}", Workspace.BuiltInId)));
        await (await http.GetAsync($"/media/assets/{File}")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-8.2.2")]
    [Trait("OWASP", "API1:2023")]
    public async Task A_link_opens_nothing_else()
    {
        using var http = Api.Anonymous;
        var signature = Links.Sign($"/media/assets/{File}", Workspace.BuiltInId).Split('?')[1];
        var foreign = await Api.People.AddWorkspace();

        await (await http.GetAsync($"/media/assets/{Other}?{signature}")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
        await (await http.GetAsync($"/api/v1/media?{signature}")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
        await (await http.GetAsync($"/media/assets/{File}?{signature[..^2]}AA")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
        await (await http.GetAsync(Links.Sign($"/media/assets/{File}", foreign))).Refused(HttpStatusCode.NotFound, "file-not-found");
    }

    [Fact]
    public async Task A_link_is_good_for_its_time_only()
    {
        using var http = Api.Anonymous;
        var protector = Api.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Trae.MediaLink").ToTimeLimitedDataProtector();
        var path = $"/media/assets/{File}";
        var content = $"{Workspace.BuiltInId:n}{path}";
        var now = TimeProvider.System.GetUtcNow();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"{path}?s={protector.Protect(content, now.AddMinutes(1))}")).StatusCode);
        await (await http.GetAsync($"{path}?s={protector.Protect(content, now.AddSeconds(-1))}")).Refused(HttpStatusCode.Unauthorized, "sign-in-required");
    }
}
