using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Trae.Contracts;
using Trae.VideoWorker;
using Trae.VideoWorker.Drawing;
using Trae.VideoWorker.Encoding;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Encoding;

/// <summary>A work folder and the real ffmpeg, or a script in its place.</summary>
internal sealed class RenderBench : IDisposable
{
    public RenderBench(FfmpegOptions? options = null)
    {
        Folder = WorkFolder.Create();
        Ffmpeg = new(options ?? new(), TimeProvider.System, NullLogger<Ffmpeg>.Instance);
        Renderer = new(Ffmpeg, Fonts);
    }

    private static FontLibrary Fonts { get; } = new();

    public WorkFolder Folder { get; }

    public Ffmpeg Ffmpeg { get; }

    public SceneRenderer Renderer { get; }

    public static SceneTimeline Timeline(VideoFormat format, int frames, string heading = "Three hearts") => new(
        new(Guid.Empty, SceneLayout.Statement, "", new(Heading: heading)),
        new(format, Captions: false),
        "en",
        frames,
        TimeSpan.Zero,
        [],
        [],
        [.. Enumerable.Repeat(Viseme.Rest, frames)]);

    public Task<string> Render(SceneTimeline timeline, Action<int>? rendered = null, CancellationToken ct = default) =>
        Renderer.Render(timeline, SceneMedia.Empty, Folder, rendered ?? (_ => { }), ct);

    /// <summary>Runs ffmpeg itself with arguments of the test's own, to make or to inspect a file.</summary>
    public Task<IReadOnlyList<string>> Run(params string[] arguments) =>
        Ffmpeg.Run(["-hide_banner", "-nostdin", "-y", "-v", "error", .. arguments], report: null, CancellationToken.None);

    /// <summary>Runs ffprobe itself.</summary>
    /// <returns>What it wrote to standard output.</returns>
    public static async Task<string> Probe(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffprobe", ["-v", "error", .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false })!;

        return await process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>The hash of every decoded frame.</summary>
    public async Task<string[]> FrameHashes(string file)
    {
        var hashes = Folder.PathOf("hashes.txt");
        await Run("-i", file, "-map", "0:v", "-f", "framemd5", hashes);

        return [.. File.ReadLines(hashes).Where(line => !line.StartsWith('#')).Select(line => line.Split(',')[^1].Trim())];
    }

    /// <summary>The types of a file's frames, in the order in which they are shown: "I", "P", "B".</summary>
    public async Task<string[]> FrameTypes(string file)
    {
        var lines = await Ffmpeg.Run(["-v", "info", "-nostdin", "-y", "-i", file, "-vf", "showinfo", "-f", "null", "-"], report: null, CancellationToken.None);

        return [.. from line in lines where line.Contains("showinfo", StringComparison.Ordinal) let at = line.IndexOf(" type:", StringComparison.Ordinal) where at > 0 select line.Substring(at + " type:".Length, 1)];
    }

    /// <summary>An executable script in the work folder that stands in for ffmpeg.</summary>
    public static string Script(WorkFolder folder, string body)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException();
        }

        var path = folder.PathOf("fake-ffmpeg");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        return path;
    }

    /// <summary>Writes noise over a stretch of a file, of which 1 is the end.</summary>
    public static async Task Damage(string file, double from, double to)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        new Random(3).NextBytes(bytes.AsSpan((int)(from * bytes.Length)..(int)(to * bytes.Length)));
        await File.WriteAllBytesAsync(file, bytes);
    }

    public void Dispose() => Folder.Dispose();
}
