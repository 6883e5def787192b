using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SkiaSharp;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;
using Trae.Tests.Workspaces;
using static Microsoft.Playwright.Assertions;

namespace Trae.Tests.Uploads;

/// <summary>Files that people upload in a browser: from the page's script through the site to the API, and prepared by the worker's own handler.</summary>
public sealed class BrowserUploadTests(Studio studio) : IClassFixture<Studio>, IAsyncLifetime
{
    private readonly CancellationTokenSource _end = new();
    private Task _worker = Task.CompletedTask;

    public ValueTask InitializeAsync()
    {
        _worker = new UploadWorker(studio.Api).Follow(_end.Token);

        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _worker;
        _end.Dispose();
    }

    [Fact]
    public async Task Files_of_every_kind_come_into_the_library_at_once_and_refused_ones_say_why()
    {
        var (tab, _, workspace) = await studio.Open("Uploads", "/media-library");
        await using var closed = tab;
        var page = tab.Page;

        await page.GetByLabel("Choose files").SetInputFilesAsync(
        [
            File("pier.png", "image/png", SampleFiles.Picture(SKEncodedImageFormat.Png, 320, 200)),
            File("harbour.jpg", "image/jpeg", SampleFiles.Picture(SKEncodedImageFormat.Jpeg, 320, 200)),
            File("waves.webp", "image/webp", SampleFiles.Picture(SKEncodedImageFormat.Webp, 320, 200)),
            File("boat.mp4", "video/mp4", await SampleFiles.Clip("mp4")),
            File("gulls.webm", "video/webm", await SampleFiles.Clip("webm")),
            File("horn.mp3", "audio/mpeg", await SampleFiles.Tone("mp3")),
            File("Sans.ttf", "font/ttf", SampleFiles.Font()),
            File("mark.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()),
            File("empty.png", "image/png", []),
            File("notes", "", "No picture at all, and without a type."u8.ToArray()),
        ]);

        foreach (var name in (string[])["pier.png", "harbour.jpg", "waves.webp", "boat.mp4", "gulls.webm", "horn.mp3", "Sans.ttf"])
        {
            await Expect(page.GetByText($"{name} is ready.", new() { Exact = true })).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true })).ToBeVisibleAsync();
        }

        await Expect(page.GetByText("mark.svg: SVG pictures can hold scripts and are not taken.")).ToBeVisibleAsync();
        await Expect(page.GetByText("empty.png: The file is empty.")).ToBeVisibleAsync();
        await Expect(page.GetByText("notes: The file is no picture")).ToBeVisibleAsync();
        Assert.Equal(7, await studio.Api.Query(db => db.MediaAssets.CountAsync(asset => asset.WorkspaceId == workspace)));
        Assert.Equal(0, await tab.MeasureOverflow());
        Assert.Equal(["422", "422"], tab.Troubles.Select(trouble => trouble[..3]));
    }

    [Fact]
    public async Task Dropped_files_are_taken_while_somebody_types_and_nothing_typed_is_lost()
    {
        var (tab, _, _) = await studio.Open("Drops", "/media-library", Screen.Wide with { IsDark = true });
        await using var closed = tab;
        var page = tab.Page;
        await Drop(page, "form[data-drop]", ("first.png", "image/png"));
        await Expect(page.GetByText("first.png is ready.")).ToBeVisibleAsync();
        await page.GetByText("Rename or delete").ClickAsync();
        await page.GetByLabel("New name of first.png").FillAsync("What I was about to");

        await Drop(page, "form[data-drop]", ("second.png", "image/png"), ("third.gif", "image/gif"));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "third.gif" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "second.png" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("New name of first.png")).ToHaveValueAsync("What I was about to");

        // Beside the place for it, a file would take the page's place.
        Assert.True(await Drop(page, "h1", ("fourth.png", "image/png")));
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task A_new_video_takes_documents_and_pictures_and_waits_for_them()
    {
        var (tab, _, workspace) = await studio.Open("Documents", "/new?way=file");
        await using var closed = tab;
        var page = tab.Page;
        await page.GetByLabel("Title or brief").FillAsync("Typed before the files");

        await page.GetByLabel("Documents", new() { Exact = true }).SetInputFilesAsync(
        [
            File("article.md", "text/markdown", System.Text.Encoding.UTF8.GetBytes($"{Briefs.Text}")),
            File("page.html", "text/html", System.Text.Encoding.UTF8.GetBytes($"<h1>Squid</h1><p>{Briefs.Text}</p>")),
            File("talk.srt", "application/x-subrip", "1\n00:00:00,000 --> 00:00:02,000\nWe begin with the sea.\n"u8.ToArray()),
            File("broken.pdf", "application/pdf", "%PDF-1.7 and no more"u8.ToArray()),
        ]);
        await Drop(page, "#pictures .media-field", ("one.png", "image/png"), ("two.jpg", "image/jpeg"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Write the script first" }).ClickAsync();

        // The broken one keeps the form back: it is for the person to say whether it goes without.
        await Expect(page.GetByText("broken.pdf: The PDF is damaged")).ToBeVisibleAsync();
        await Expect(page.Locator(".documents li")).ToHaveTextAsync(["article.md", "page.html", "talk.srt"]);
        await Expect(page.Locator(".pictures li")).ToHaveTextAsync(["one.png", "two.jpg"]);
        await Expect(page.GetByLabel("Title or brief")).ToHaveValueAsync("Typed before the files");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write the script first" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/videos/[0-9a-f-]{36}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal("Typed before the files", await studio.Api.Query(db => db.Videos.Where(video => video.WorkspaceId == workspace).Select(video => video.Title).SingleAsync()));

        // No worker has drawn the presenters here.
        Assert.All(tab.Troubles, trouble => Assert.Contains("/media/presenters/", trouble, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clip_of_300_MB_comes_through_and_a_picture_of_60_says_that_it_is_too_large()
    {
        using var clip = await Padded(await SampleFiles.Clip("mp4"), 300);
        using var picture = await Padded(SampleFiles.Picture(SKEncodedImageFormat.Png, 64, 64), 60);
        using var film = await Padded([0x1A, 0x45, 0xDF, 0xA3, .. "matroska"u8], 300);
        var (tab, _, workspace) = await studio.Open("Large", "/media-library");
        await using var closed = tab;
        var page = tab.Page;

        await page.GetByLabel("Choose files").SetInputFilesAsync([clip.Name, picture.Name, film.Name]);

        await Expect(page.GetByText("is ready.")).ToBeVisibleAsync(new() { Timeout = 180_000 });
        await Expect(page.GetByText("The file is larger than 50 MB, which is the most for a picture.")).ToBeVisibleAsync();
        await Expect(page.GetByText("The file is no picture (PNG,")).ToBeVisibleAsync();
        Assert.Equal(clip.Length, await studio.Api.Query(db => db.MediaAssets.Where(asset => asset.WorkspaceId == workspace).Select(asset => asset.Bytes).SingleAsync()));
        Assert.Equal(["413", "422"], tab.Troubles.Select(trouble => trouble[..3]).Order());
    }

    [Fact]
    public async Task A_file_that_is_chosen_after_the_session_says_what_to_do()
    {
        var (tab, _, _) = await studio.Open("Over", "/brands/new");
        await using var closed = tab;
        await tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).FillAsync("Typed");
        await tab.Page.Context.ClearCookiesAsync();

        await tab.Page.GetByLabel("Upload: Logo").SetInputFilesAsync(File("logo.png", "image/png", SampleFiles.Picture(SKEncodedImageFormat.Png, 64, 64)));

        await Expect(tab.Page.GetByText("logo.png: Your session has ended. Sign in in another tab")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true })).ToHaveValueAsync("Typed");
    }

    private static FilePayload File(string name, string type, byte[] bytes) => new() { Name = name, MimeType = type, Buffer = bytes };

    /// <summary>A file that is as large as people's are: zeros after its own bytes, which for an MP4 are a box of free space.</summary>
    private static async Task<FileStream> Padded(byte[] start, int megabytes)
    {
        var path = Path.Combine(Path.GetTempPath(), $"trae-large-{Guid.NewGuid():n}");
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 4096, FileOptions.DeleteOnClose);
        await file.WriteAsync(start);
        var left = (megabytes * 1024 * 1024) - start.Length;
        await file.WriteAsync((byte[])[(byte)(left >> 24), (byte)(left >> 16), (byte)(left >> 8), (byte)left, .. "free"u8]);
        file.SetLength(start.Length + left);
        await file.FlushAsync();

        return file;
    }

    /// <returns>Whether the page kept the browser from opening the files.</returns>
    private static Task<bool> Drop(IPage page, string place, params (string Name, string Type)[] files) => page.EvaluateAsync<bool>(
        """
        async ([place, files]) => {
          const canvas = new OffscreenCanvas(64, 40);
          const data = new DataTransfer();
          for (const [number, { name, type }] of files.entries()) {
            const context = canvas.getContext("2d");
            context.fillStyle = `hsl(${Math.random() * 360} 50% 50%)`;
            context.fillRect(0, 0, 64, 40);
            data.items.add(new File([await canvas.convertToBlob({ type: type === "image/jpeg" ? type : "image/png" })], name, { type }));
          }
          const target = document.querySelector(place);
          let kept = true;
          for (const kind of ["dragenter", "dragover", "drop"]) {
            const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data });
            target.dispatchEvent(event);
            kept &&= event.defaultPrevented || kind === "dragenter";
          }
          return kept;
        }
        """,
        new object[] { place, files.Select(file => new { name = file.Name, type = file.Type }).ToArray() });
}
