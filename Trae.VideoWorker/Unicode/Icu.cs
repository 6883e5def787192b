using System.Globalization;
using System.Runtime.InteropServices;

namespace Trae.VideoWorker.Unicode;

/// <summary>
/// The few functions of ICU4C that .NET does not pass on: break iterators (UAX #14 and #29, with dictionaries for Thai,
/// Lao, Khmer, Burmese, Chinese and Japanese) and the Unicode Bidirectional Algorithm (UAX #9). It is the library that
/// .NET itself needs for cultures; see <c>unicode/ubrk.h</c> and <c>unicode/ubidi.h</c>.
/// </summary>
internal static unsafe class Icu
{
    private const int Newest = 120;
    private const int Oldest = 60;
    private const int Done = -1;

    // On Linux every exported name ends with the version; Apple's library, whose interface it keeps stable, has plain names.
    private static readonly (nint Library, string Suffix) Loaded = Load();

    private static readonly delegate* unmanaged[Cdecl]<int, byte*, char*, int, int*, nint> BreaksOpen =
        (delegate* unmanaged[Cdecl]<int, byte*, char*, int, int*, nint>)Export("ubrk_open");

    private static readonly delegate* unmanaged[Cdecl]<nint, int> BreaksNext = (delegate* unmanaged[Cdecl]<nint, int>)Export("ubrk_next");
    private static readonly delegate* unmanaged[Cdecl]<nint, void> BreaksClose = (delegate* unmanaged[Cdecl]<nint, void>)Export("ubrk_close");
    private static readonly delegate* unmanaged[Cdecl]<nint> BidiOpen = (delegate* unmanaged[Cdecl]<nint>)Export("ubidi_open");

    private static readonly delegate* unmanaged[Cdecl]<nint, char*, int, byte, byte*, int*, void> BidiSet =
        (delegate* unmanaged[Cdecl]<nint, char*, int, byte, byte*, int*, void>)Export("ubidi_setPara");

    private static readonly delegate* unmanaged[Cdecl]<nint, int*, byte*> BidiLevels =
        (delegate* unmanaged[Cdecl]<nint, int*, byte*>)Export("ubidi_getLevels");

    private static readonly delegate* unmanaged[Cdecl]<nint, void> BidiClose = (delegate* unmanaged[Cdecl]<nint, void>)Export("ubidi_close");

    private static readonly delegate* unmanaged[Cdecl]<byte*, int, int*, void> BidiReorder =
        (delegate* unmanaged[Cdecl]<byte*, int, int*, void>)Export("ubidi_reorderVisual");

    private static readonly delegate* unmanaged[Cdecl]<char*, int, int> BidiDirection =
        (delegate* unmanaged[Cdecl]<char*, int, int>)Export("ubidi_getBaseDirection");

    /// <summary>Such as "72.1"; another version may break lines elsewhere.</summary>
    public static string Version { get; } = ReadVersion();

    /// <summary>Where a line may break or a word ends, in UTF-16 code units: in order, the last one is the text's length.</summary>
    /// <param name="locale">An ICU locale with its keywords, such as "ja@lw=phrase".</param>
    public static IReadOnlyList<int> Boundaries(BreakKind kind, string text, string locale)
    {
        var found = new List<int>();
        var error = 0;
        fixed (byte* name = System.Text.Encoding.ASCII.GetBytes(locale + '\0'))
        fixed (char* characters = text)
        {
            var iterator = BreaksOpen((int)kind, name, characters, text.Length, &error);
            ThrowIfFailed(error, "ubrk_open");
            for (var at = BreaksNext(iterator); at != Done; at = BreaksNext(iterator))
            {
                found.Add(at);
            }

            BreaksClose(iterator);
        }

        return found;
    }

    /// <summary>The embedding level of each UTF-16 code unit of a paragraph (X1 to L1).</summary>
    public static byte[] Levels(string text, bool rightToLeft)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var error = 0;
        var bidi = BidiOpen();
        try
        {
            fixed (char* characters = text)
            {
                BidiSet(bidi, characters, text.Length, rightToLeft ? (byte)1 : (byte)0, null, &error);
                ThrowIfFailed(error, "ubidi_setPara");
                var levels = BidiLevels(bidi, &error);
                ThrowIfFailed(error, "ubidi_getLevels");

                return new ReadOnlySpan<byte>(levels, text.Length).ToArray();
            }
        }
        finally
        {
            BidiClose(bidi);
        }
    }

    /// <summary>L2: the indices of runs with these levels, as they stand from left to right.</summary>
    public static int[] VisualOrder(ReadOnlySpan<byte> levels)
    {
        var order = new int[levels.Length];
        fixed (byte* first = levels)
        fixed (int* map = order)
        {
            BidiReorder(first, levels.Length, map);
        }

        return order;
    }

    /// <summary>P2, P3: the direction of the first strong character, or null if there is none.</summary>
    public static bool? IsRightToLeft(string text)
    {
        fixed (char* characters = text)
        {
            return BidiDirection(characters, text.Length) switch { 0 => false, 1 => true, _ => null };
        }
    }

    private static (nint Library, string Suffix) Load()
    {
        for (var version = Newest; version >= Oldest; version--)
        {
            var number = version.ToString(CultureInfo.InvariantCulture);
            if (NativeLibrary.TryLoad($"libicuuc.so.{number}", out var library))
            {
                return (library, "_" + number);
            }
        }

        return NativeLibrary.TryLoad("/usr/lib/libicucore.dylib", out var apple)
            ? (apple, "")
            : throw new DllNotFoundException("The library ICU is missing: install it (apt install libicu-dev).");
    }

    private static nint Export(string name) => NativeLibrary.GetExport(Loaded.Library, name + Loaded.Suffix);

    private static string ReadVersion()
    {
        var numbers = stackalloc byte[4];
        ((delegate* unmanaged[Cdecl]<byte*, void>)Export("u_getVersion"))(numbers);

        return string.Create(CultureInfo.InvariantCulture, $"{numbers[0]}.{numbers[1]}");
    }

    // Negative codes are warnings, such as "the default locale was used".
    private static void ThrowIfFailed(int error, string function)
    {
        if (error > 0)
        {
            throw new InvalidOperationException($"ICU's {function} failed with error {error}.");
        }
    }
}

/// <summary>The values of <c>UBreakIteratorType</c>.</summary>
internal enum BreakKind
{
    Word = 1,
    Line = 2,
}
