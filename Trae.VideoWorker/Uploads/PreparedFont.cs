using SkiaSharp;
using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Uploads;

/// <summary>Makes a stranger's font one that can be drawn with: every table is parsed, checked and written anew by the OpenType Sanitizer.</summary>
internal sealed class PreparedFont(FfmpegOptions options, TimeProvider clock)
{
    private const string Sanitizer = "ots-sanitize";
    private const int LeastGlyphs = 2;

    /// <returns>The file and what it is; its key has no meaning yet.</returns>
    public async Task<(string File, PreparedMedia Media)> Make(string path, WorkFolder folder, CancellationToken ct)
    {
        var clean = folder.PathOf("prepared.font");
        var tool = ToolLauncher.Find(Sanitizer) ?? throw new PermanentJobException(
            "font-sanitizer-missing", $"The worker has no {Sanitizer}, without which it takes no fonts. Install it with `sudo apt-get install -y opentype-sanitizer`, then upload the font again.");
        try
        {
            await ToolProcess.Run(new ToolCall(tool, [path, clean]), options.Patience, clock, ct);
        }
        catch (FfmpegException e) when (e.Code is "ffmpeg-failed" or "ffmpeg-killed" or "ffmpeg-hung")
        {
            throw UploadRefused.Unreadable("a font", e);
        }

        using var face = SKTypeface.FromFile(clean);
        if (face is not { GlyphCount: >= LeastGlyphs })
        {
            throw UploadRefused.Unreadable("a font");
        }

        // WOFF is unpacked on the way; CFF outlines make it an OpenType file (OpenType 1.9, "Organization of an OpenType font").
        var named = folder.PathOf(await IsCff(clean, ct) ? "prepared.otf" : "prepared.ttf");
        File.Move(clean, named);

        return (named, new PreparedMedia("", Family: Name(face.FamilyName)));
    }

    private static string Name(string family)
    {
        var readable = new string([.. family.Where(character => !char.IsControl(character))]).Trim();

        return readable.Length is > 0 and <= 100 ? readable : "Font";
    }

    private static async Task<bool> IsCff(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var head = new byte[4];
        await file.ReadExactlyAsync(head, ct);

        return head.AsSpan().SequenceEqual("OTTO"u8);
    }
}
