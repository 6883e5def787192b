using System.Runtime.InteropServices;
using Trae.AppHost.State;

namespace Trae.AppHost.Embedded;

/// <summary>The programs, libraries and fonts that this machine must have.</summary>
internal static class Prerequisites
{
    private static readonly string[] FontFolders =
    [
        "/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts",
        InHome(".fonts"), InHome(".local/share/fonts"), InHome("Library/Fonts"),
    ];

    private static readonly Prerequisite[] Always =
    [
        new("ffmpeg", "ffmpeg", "ffmpeg", () => Executables.Find("ffmpeg") is not null && Executables.Find("ffprobe") is not null),

        // Homebrew has none: there, the worker takes no fonts and says so.
        new("the OpenType Sanitizer", "opentype-sanitizer", "", () => OperatingSystem.IsMacOS() || Executables.Find("ots-sanitize") is not null),
        // Without them, and on macOS unless OpenCV is there, a person says where the mouth of a portrait is.
        new("OpenCV's descriptions of faces", "opencv-data", "", () => OperatingSystem.IsMacOS() || Directory.Exists("/usr/share/opencv4/haarcascades")),
        new("the eSpeak NG library", "libespeak-ng1 espeak-ng-data", "espeak-ng", HasSpeechLibrary),
        new("the font Inter", "fonts-inter", "--cask font-inter", () => HasFont("Inter")),
        new("the font JetBrains Mono", "fonts-jetbrains-mono", "--cask font-jetbrains-mono", () => HasFont("JetBrainsMono")),
        new("the fonts Noto", "fonts-noto-core", "--cask font-noto-sans", () => HasFont("NotoSans")),
        new("the fonts Noto CJK", "fonts-noto-cjk", "--cask font-noto-sans-cjk", () => HasFont("NotoSansCJK")),
        new("the font Noto Color Emoji", "fonts-noto-color-emoji", "--cask font-noto-color-emoji", () => HasFont("NotoColorEmoji")),
    ];

    private static readonly Prerequisite[] Stores =
    [
        new("PostgreSQL", "postgresql", "postgresql@17", () => PostgresPrograms.Find() is not null),
        new("Redis", "redis-server", "redis", () => Executables.Find("redis-server") is not null),
    ];

    /// <summary>Debian's packages for all of it.</summary>
    public static IEnumerable<string> Packages => Stores.Concat(Always).SelectMany(each => each.Apt.Split(' '));

    /// <summary>Throws with everything that is missing and the command that installs it.</summary>
    public static void Check(bool embeddedStores)
    {
        if (Missing(embeddedStores ? [.. Stores, .. Always] : Always) is { } sentence)
        {
            throw new GraphException(sentence);
        }
    }

    /// <returns>Null if nothing is missing.</returns>
    public static string? Missing(IEnumerable<Prerequisite> needed)
    {
        var missing = needed.Where(each => !each.IsThere()).ToArray();
        if (missing.Length == 0)
        {
            return null;
        }

        var names = string.Join(", ", missing.Select(each => each.Name));
        var command = OperatingSystem.IsMacOS()
            ? string.Join(" && ", missing.Select(each => $"brew install {each.Brew}"))
            : $"sudo apt-get install -y {string.Join(' ', missing.Select(each => each.Apt))}";

        return $"Missing on this machine: {names}. Install with: {command}";
    }

    private static bool HasSpeechLibrary()
    {
        string[] names =
        [
            "libespeak-ng.so.1", "libespeak-ng.dylib", "/opt/homebrew/lib/libespeak-ng.dylib", "/usr/local/lib/libespeak-ng.dylib",
        ];

        return names.Any(name => NativeLibrary.TryLoad(name, out _));
    }

    private static bool HasFont(string prefix) => FontFolders
        .Where(Directory.Exists)
        .Any(folder => Directory.EnumerateFiles(folder, $"{prefix}*", SearchOption.AllDirectories).Any());

    private static string InHome(string path) =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path);
}

/// <param name="Apt">Debian's packages.</param>
/// <param name="Brew">What to give <c>brew install</c>.</param>
internal sealed record Prerequisite(string Name, string Apt, string Brew, Func<bool> IsThere);
