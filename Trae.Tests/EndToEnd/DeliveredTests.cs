using System.Net;
using System.Net.Http.Headers;
using SkiaSharp;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.AppHost;
using Trae.Tests.Delivery;
using Trae.Tests.Encoding;
using Trae.Tests.Hosting;
using Trae.VideoWorker.Delivery;

namespace Trae.Tests.EndToEnd;

/// <summary>Everything that is delivered of a video, made by the real worker from scenes that it really drew, and fetched as anybody would.</summary>
public sealed class DeliveredTests(WholeGraph graph) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_part_of_a_video_is_made_says_how_and_plays()
    {
        using var http = new HttpClient { BaseAddress = new(await graph.Address("web")) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await graph.Secret("machine-key"));

        var created = await (await http.Create(new() { Storyboard = Board(), Produce = true }, Guid.CreateVersion7().ToString())).Read<VideoDto>(HttpStatusCode.Created);
        var video = await http.Until(created.Id, IsOver, Patience);

        Assert.True(ProblemOf(video) is null, ProblemOf(video)?.Message);
        Assert.All(video.Production!.Deliveries, part => Assert.True(part.State == "succeeded", $"{part.Part}: {part.State}, {part.Problem?.Message}"));
        var parts = video.Published!.Parts;
        var sheet = parts.Thumbnails!.Replace(DeliveryFiles.Thumbnails, ThumbnailGrid.File, StringComparison.Ordinal);
        var pictures = await Fetched(http, [.. parts.Posters, parts.PreviewGif!.Address, parts.PreviewWebP!.Address, sheet]);
        var films = await Fetched(http, [parts.Audio!.Address, parts.WebM!.Address, parts.Vertical!.Address, video.Published.Video]);

        Assert.All(await ExifTool.Read([.. pictures, .. films]), file =>
            Assert.Equal(("http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia", null), (file.DigitalSourceType, file.Error)));
        Assert.All(pictures, file => Assert.True(HasColours(file), $"{Path.GetFileName(file)} shows nothing."));
        Assert.Equal("aac", await Codecs(films[0]));
        Assert.Equal("av1 1280 720, opus", await Codecs(films[1]));
        Assert.Equal("h264 720 1280, aac", await Codecs(films[2]));

        // For whoever has the link, who is not signed in here.
        await (await http.Show(video.Id, Visibility.Unlisted)).Read<VideoDto>();
        await PlaysItsStream(video.Id);
    }

    public void Dispose() => _folder.Dispose();

    private static Storyboard Board() => new(
        "Three hearts", "en-GB", new("en-gb"), new(VideoFormat.Wide) { Resolution = Resolution.P720 },
        [
            new(Guid.CreateVersion7(), SceneLayout.Title, "An octopus has three hearts.", new(Kicker: "Biology", Heading: "Three hearts")),
            new(Guid.CreateVersion7(), SceneLayout.Points, "Two of them feed the gills, and one the rest of the body.", new(Heading: "What they do", Items: ["Two feed the gills", "One feeds the body"])),
        ])
    {
        Delivery = new(Hls: true, WebM: true, Vertical: true, Preview: true),
    };

    private static bool IsOver(VideoDto video) => ProblemOf(video) is not null
        || (video.State == VideoState.Published && video.Production!.Deliveries.All(part => part.State is "succeeded" or "failed" or "cancelled"));

    private static ProblemReason? ProblemOf(VideoDto video) => video.Problem ?? video.Production?.Problem;

    private async Task<List<string>> Fetched(HttpClient http, IReadOnlyList<string> addresses)
    {
        var files = new List<string>();
        foreach (var address in addresses)
        {
            files.Add(Path.Combine(_folder.Path, $"{files.Count}-{Path.GetFileName(address.Split('?')[0])}"));
            await File.WriteAllBytesAsync(files[^1], await http.GetByteArrayAsync(address));
        }

        return files;
    }

    /// <summary>Whether a picture, or the first of several, is more than one colour.</summary>
    private static bool HasColours(string file)
    {
        using var picture = SKBitmap.Decode(file);

        return picture.Pixels.Distinct().Skip(50).Any();
    }

    /// <summary>The codec of each stream, that of pictures with their size.</summary>
    private static async Task<string> Codecs(string file)
    {
        var lines = await RenderBench.Probe("-select_streams", "v", "-show_entries", "stream=codec_name,width,height", "-of", "csv=p=0:s=\\ ", file)
            + await RenderBench.Probe("-select_streams", "a", "-show_entries", "stream=codec_name", "-of", "csv=p=0", file);

        return string.Join(", ", lines.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task PlaysItsStream(Guid video)
    {
        await using var tab = await graph.Open(Screen.Wide);
        await tab.Page.GotoAsync($"/watch/{video}");
        await tab.StartStream();

        Assert.Empty(tab.Troubles);
    }
}
