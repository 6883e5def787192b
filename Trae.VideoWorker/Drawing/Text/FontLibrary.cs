using Trae.Jobs;
using Trae.VideoWorker.Drawing.Text;

namespace Trae.VideoWorker.Drawing;

/// <summary>
/// The fonts of this machine, loaded by file and found by the characters they have; shared by all scenes.
/// A file is opened when a character first needs it.
/// </summary>
public sealed class FontLibrary : IDisposable
{
    private readonly IReadOnlyList<string> _files;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, FontFace[]> _open = [];
    private readonly Dictionary<(FontWeight Weight, bool Mono), string[]> _byRank = [];
    private readonly Dictionary<(int CodePoint, FontWeight Weight, string Cjk, bool Mono), FontFace?> _found = [];

    public FontLibrary()
        : this(FontCatalogue.UsualFolders())
    {
    }

    /// <param name="folders">Searched with all their subfolders; those that do not exist are passed over.</param>
    public FontLibrary(IEnumerable<string> folders)
    {
        _files = FontCatalogue.Files(folders);
        if (_files.Count == 0)
        {
            throw new PermanentJobException("fonts-missing", "No fonts were found: install some (apt install fonts-inter fonts-jetbrains-mono fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji), or name a folder in TRAE_FONTS.");
        }
    }

    /// <summary>The best face that has the character. Throws <see cref="PermanentJobException"/> if none has.</summary>
    /// <param name="language">BCP 47; decides between the Chinese, Japanese and Korean forms.</param>
    internal FontFace For(int codePoint, FontWeight weight, string language, bool emoji, bool mono = false)
    {
        var cjk = CjkFamily(language);
        lock (_lock)
        {
            var key = (emoji ? -codePoint : codePoint, weight, cjk, mono);
            if (!_found.TryGetValue(key, out var face))
            {
                face = Search(codePoint, weight, cjk, emoji, mono);
                _found.Add(key, face);
            }

            return face ?? throw Missing(codePoint);
        }
    }

    internal static PermanentJobException Missing(int codePoint) => new(
        "glyph-missing",
        $"No font here has the character {char.ConvertFromUtf32(codePoint)} (U+{codePoint:X4}): install more fonts (apt install fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji), or leave it out.");

    public void Dispose()
    {
        foreach (var face in _open.Values.SelectMany(faces => faces))
        {
            face.Dispose();
        }
    }

    private FontFace? Search(int codePoint, FontWeight weight, string cjk, bool emoji, bool mono)
    {
        var faces = emoji ? Ranked(weight, mono).OrderByDescending(IsEmoji) : Ranked(weight, mono).OrderBy(IsEmoji);

        return faces
            .SelectMany(path => Open(path).OrderByDescending(face => face.Family.EndsWith(cjk, StringComparison.Ordinal)))
            .FirstOrDefault(face => face.Has(codePoint));
    }

    private string[] Ranked(FontWeight weight, bool mono)
    {
        if (!_byRank.TryGetValue((weight, mono), out var files))
        {
            files = [.. _files.OrderBy(path => FontCatalogue.Rank(path, weight, mono))];
            _byRank.Add((weight, mono), files);
        }

        return files;
    }

    private FontFace[] Open(string path)
    {
        if (!_open.TryGetValue(path, out var faces))
        {
            var count = Path.GetExtension(path).Equals(".ttc", StringComparison.OrdinalIgnoreCase) ? 16 : 1;
            faces = [.. Enumerable.Range(0, count).Select(index => FontFace.Open(path, index)).TakeWhile(face => face is not null).OfType<FontFace>()];
            _open.Add(path, faces);
        }

        return faces;
    }

    private static bool IsEmoji(string path) => Path.GetFileName(path).Contains("Emoji", StringComparison.OrdinalIgnoreCase);

    private static string CjkFamily(string language) => language.ToLowerInvariant() switch
    {
        var tag when tag.StartsWith("ja", StringComparison.Ordinal) => "JP",
        var tag when tag.StartsWith("ko", StringComparison.Ordinal) => "KR",
        "zh-hk" or "yue" => "HK",
        "zh-tw" or "zh-hant" => "TC",
        _ => "SC",
    };
}
