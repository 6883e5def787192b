using System.Net;
using System.Net.Http.Json;
using Trae.Contracts;
using Trae.Tests.Content.Documents;

namespace Trae.Tests.Api;

/// <summary>Documents as sources, and several at once: through the API, its queue and its reader process.</summary>
public sealed class SourcesTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Captions = "WEBVTT\n\n00:01.000 --> 00:05.000\n<v Ada Rowe>The keepers of Skerry kept two goats on the rock.\n\n00:05.000 --> 00:09.000\nTheir milk was the only fresh food for months.\n";

    private ApiHost Api { get; } = shared.Host;

    private HttpClient Http => Api.Http;

    public static TheoryData<string, byte[], SourceKind> Documents => new()
    {
        { "report.pdf", PdfFiles.Report(), SourceKind.Pdf },
        { "talk.pptx", OfficeFiles.Slides(("Lighthouses", ["fill the lamp", "write the log"], "There were two keepers.")), SourceKind.Pptx },
        { "letter.docx", OfficeFiles.Word(OfficeFiles.Line("Keepers lived on the rock.")), SourceKind.Docx },
        { "talk.vtt", System.Text.Encoding.UTF8.GetBytes(Captions), SourceKind.Transcript },
        { "notes.md", "# Notes\n\nKeepers lived on the *rock*."u8.ToArray(), SourceKind.Markdown },

        // What it is, its bytes say.
        { "notes.txt", PdfFiles.Report(), SourceKind.Pdf },
        { "notes.pdf", "Keepers lived on the rock."u8.ToArray(), SourceKind.Plain },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_document_is_read_once_when_it_is_uploaded(string name, byte[] file, SourceKind kind)
    {
        var asset = await Upload(name, file);

        Assert.Equal((MediaKind.Document, MediaState.Ready, kind), (asset.Kind, asset.State, asset.Prepared?.Read));
        Assert.True(asset.Prepared!.Words > 4);
        Assert.Null(await Api.Media.Find($"uploads/{asset.Id:n}", CancellationToken.None));
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_says_why_and_is_told_again()
    {
        var locked = await Upload("locked.pdf", LockedPdf.With("secret"));
        Assert.Equal((MediaState.Failed, "document-encrypted"), (locked.State, locked.Problem?.Code));

        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];
        await (await Http.PostAsync("/api/v1/media?kind=document&name=a.pdf", new ByteArrayContent(png))).Refused(HttpStatusCode.UnprocessableEntity, "upload-wrong-kind");

        var damaged = await Upload("a.docx", [0x50, 0x4B, 3, 4, 0, 0, 0]);
        Assert.Equal((MediaState.Failed, "document-damaged"), (damaged.State, damaged.Problem?.Code));
    }

    [Fact]
    public async Task Several_sources_become_one_script_that_says_where_each_sentence_is_from()
    {
        var report = await Prepare("report.pdf", PdfFiles.Report());
        var video = await Http.Written(new()
        {
            Seconds = 60,
            Sources =
            [
                new() { Text = Briefs.Text, Title = "The octopus in short" },
                new() { Document = report.Prepared!.Key },
                new() { Text = Captions },
            ],
        });

        Assert.Equal(VideoState.Draft, video.State);
        var storyboard = (await Http.Storyboard(video.Id)).Storyboard;
        Assert.Equal(["The octopus in short", "The lighthouses of the north", "Untitled text"], storyboard.Sources!.Select(source => source.Title));
        Assert.Equal("Ada Rowe", storyboard.Sources![1].Author);
        await EachSentenceIsCited(video.Id, storyboard);
    }

    [Fact]
    public async Task A_source_that_fails_names_itself_and_nothing_is_lost()
    {
        var video = await Http.Written(new()
        {
            Sources = [new() { Text = Briefs.Text }, new() { Link = "https://nowhere.invalid/report.pdf", Title = "The report" }],
        });

        Assert.Equal((VideoState.WritingFailed, "link-unreachable"), (video.State, video.Problem!.Code));
        Assert.StartsWith("Source 2 (The report): ", video.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_a_brief_still_needs_is_kept()
    {
        var report = await Prepare("needed.txt", System.Text.Encoding.UTF8.GetBytes(Briefs.Text));
        var video = await Http.Written(new() { Sources = [new() { Document = report.Prepared!.Key }, new() { Link = "https://nowhere.invalid/" }] });
        Assert.Equal(VideoState.WritingFailed, video.State);

        await (await Http.DeleteAsync($"/api/v1/media/{report.Id}")).Refused(HttpStatusCode.Conflict, "media-in-use");
        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync($"/api/v1/videos/{video.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Http.DeleteAsync($"/api/v1/media/{report.Id}")).StatusCode);
    }

    [Fact]
    public async Task Another_workspaces_document_is_none()
    {
        var report = await Prepare("ours.txt", System.Text.Encoding.UTF8.GetBytes(Briefs.Text));
        var other = await Api.As(WorkspaceRole.Owner, await Api.People.AddWorkspace("Elsewhere"));

        await (await other.Create(new() { Sources = [new() { Document = report.Prepared!.Key }] })).Refused(HttpStatusCode.UnprocessableEntity, "document-not-found");
    }

    private async Task EachSentenceIsCited(Guid id, Storyboard storyboard)
    {
        var sources = (await (await Http.GetAsync($"/api/v1/videos/{id}/sources")).Read<IReadOnlyList<SourceDto>>()).Select(source => source.Blocks.SelectMany(block => block.Sentences).ToList()).ToList();
        foreach (var scene in storyboard.Scenes)
        {
            Assert.NotEmpty(scene.Citations!);
            Assert.All(scene.Citations!, citation =>
            {
                // Spoken as it stands but for what is trimmed off: its last words are the source's.
                var sentence = sources[citation.Source][citation.Sentence].TrimEnd('.', '!', '?', '"', '”', ':');
                Assert.Contains(sentence[^Math.Min(12, sentence.Length)..], scene.Narration, StringComparison.Ordinal);
            });
        }
    }

    /// <summary>Uploads what has to be usable; says why where it is not.</summary>
    private async Task<MediaDto> Prepare(string name, byte[] file)
    {
        var asset = await Upload(name, file);
        Assert.True(asset.State == MediaState.Ready, $"{name} is {asset.State}: {asset.Problem?.Code}, {asset.Problem?.Message}");

        return asset;
    }

    private async Task<MediaDto> Upload(string name, byte[] file)
    {
        var asset = (await (await Http.PostAsync($"/api/v1/media?kind=document&name={name}", new ByteArrayContent(file))).Content.ReadFromJsonAsync<MediaDto>(JsonDefaults.Options))!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (asset.State == MediaState.Preparing)
        {
            await Task.Delay(100, deadline.Token);
            asset = await (await Http.GetAsync($"/api/v1/media/{asset.Id}", deadline.Token)).Read<MediaDto>();
        }

        return asset;
    }
}
