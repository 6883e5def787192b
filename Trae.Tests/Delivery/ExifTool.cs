using System.Diagnostics;
using System.Text.Json;

namespace Trae.Tests.Delivery;

/// <summary>Reads what files say of themselves: Phil Harvey's ExifTool, which knows nothing of how it was written.</summary>
internal static class ExifTool
{
    /// <returns>For each file: what it says of its source and title, its comment, and what the reader finds wrong with it.</returns>
    public static async Task<IReadOnlyList<Told>> Read(IReadOnlyCollection<string> files)
    {
        var start = new ProcessStartInfo("exiftool", ["-j", "-n", "-DigitalSourceType", "-Title", "-Comment", "-Warning", "-Error", .. files])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var reader = Process.Start(start)!;
        var json = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();

        return JsonSerializer.Deserialize<List<Told>>(json)!;
    }

    internal sealed record Told(string SourceFile, string? DigitalSourceType, string? Title, string? Comment, string? Warning, string? Error);
}
