using System.Diagnostics;
using SkiaSharp;

namespace Trae.Tests.Drawing;

/// <summary>Reads text from pixels: Tesseract OCR, which knows nothing of how they were drawn.</summary>
internal static class OpticalReader
{
    /// <param name="languages">Tesseract's names, such as "deu".</param>
    public static async Task<string> Read(SKBitmap picture, string languages)
    {
        var start = new ProcessStartInfo("tesseract", ["stdin", "stdout", "-l", languages, "--psm", "6"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var reader = Process.Start(start)!;
        using (var png = picture.Encode(SKEncodedImageFormat.Png, 100))
        {
            png.SaveTo(reader.StandardInput.BaseStream);
            reader.StandardInput.Close();
        }

        var (text, complaints) = (reader.StandardOutput.ReadToEndAsync(), reader.StandardError.ReadToEndAsync());
        await reader.WaitForExitAsync();
        Assert.True(reader.ExitCode == 0, await complaints);

        return await text;
    }

    /// <summary>Changed, missing and added letters, per letter that should be there (Levenshtein).</summary>
    public static double ErrorRate(string expected, string read)
    {
        var row = Enumerable.Range(0, read.Length + 1).ToArray();
        for (var i = 1; i <= expected.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= read.Length; j++)
            {
                var changed = diagonal + (expected[i - 1] == read[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return (double)row[^1] / expected.Length;
    }
}
