using System.Buffers;
using System.Runtime.InteropServices;

namespace Trae.VideoWorker.Narration;

/// <summary>
/// libespeak-ng, loaded afresh; see <c>speak_lib.h</c> of eSpeak NG 1.51. Its global variables remember what it said
/// before and change the length of what it says next, so the same text is the same sound only after loading it anew
/// (some ten milliseconds). One at a time in a process.
/// </summary>
internal sealed unsafe class EspeakLibrary : IDisposable
{
    public const int Rate = 1;
    public const int Volume = 2;
    public const int Pitch = 3;
    public const int PitchRange = 4;

    private const int SynchronousOutput = 2;
    private const int PhonemeEvents = 1;
    private const int PhonemeNamesInIpa = 2;
    private const int DoNotExit = 0x8000;
    private const uint Utf8 = 1;
    private const uint PhonemesInBrackets = 0x100;
    private const int PositionOfCharacter = 1;

    // Debian has no plain libespeak-ng.so without its development package; Homebrew installs outside the search path.
    private static readonly string[] FileNames =
    [
        "libespeak-ng.so.1", "libespeak-ng.1.dylib", "/opt/homebrew/lib/libespeak-ng.1.dylib", "/usr/local/lib/libespeak-ng.1.dylib", "libespeak-ng",
    ];

    private static readonly SearchValues<byte> ClauseEnds = SearchValues.Create(".,;:!?"u8);

    private readonly nint _library;

    private EspeakLibrary(nint library)
    {
        _library = library;
        var initialize = (delegate* unmanaged[Cdecl]<int, int, byte*, int, int>)Export("espeak_Initialize");
        SampleRate = initialize(SynchronousOutput, 0, null, PhonemeEvents | PhonemeNamesInIpa | DoNotExit);
    }

    /// <summary>Hertz; not positive if the library did not find its data.</summary>
    public int SampleRate { get; }

    /// <returns>Null if the library is not installed.</returns>
    public static EspeakLibrary? Load()
    {
        foreach (var file in FileNames)
        {
            if (NativeLibrary.TryLoad(file, out var library))
            {
                return new(library);
            }
        }

        return null;
    }

    /// <returns>Zero if there is such a voice.</returns>
    public int SetVoice(string name)
    {
        fixed (byte* utf8 = System.Text.Encoding.UTF8.GetBytes(name + '\0'))
        {
            return ((delegate* unmanaged[Cdecl]<byte*, int>)Export("espeak_SetVoiceByName"))(utf8);
        }
    }

    public int SetParameter(int parameter, int value) =>
        ((delegate* unmanaged[Cdecl]<int, int, int, int>)Export("espeak_SetParameter"))(parameter, value, 0);

    /// <summary>Speaks plain text to the callback and returns when all is spoken; zero if it could.</summary>
    public int Synthesize(string text, delegate* unmanaged[Cdecl]<short*, int, Event*, int> callback)
    {
        ((delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<short*, int, Event*, int>, void>)Export("espeak_SetSynthCallback"))(callback);
        var synthesize = (delegate* unmanaged[Cdecl]<byte*, nuint, uint, int, uint, uint, uint*, void*, int>)Export("espeak_Synth");

        // A zero inside would end the text early.
        var utf8 = System.Text.Encoding.UTF8.GetBytes(text.Replace('\0', ' ') + '\0');
        fixed (byte* start = utf8)
        {
            return synthesize(start, (nuint)utf8.Length, 0, PositionOfCharacter, 0, Utf8 | PhonemesInBrackets, null, null);
        }
    }

    /// <summary>The sounds of a text in the International Phonetic Alphabet, clause by clause, each with the mark that ends it (0 for none).</summary>
    public IReadOnlyList<(string Ipa, char End)> Phonemes(string text)
    {
        const int Ipa = 2;
        var translate = (delegate* unmanaged[Cdecl]<byte**, int, int, byte*>)Export("espeak_TextToPhonemes");
        var clauses = new List<(string, char)>();
        var utf8 = System.Text.Encoding.UTF8.GetBytes(text.Replace('\0', ' ') + '\0');

        fixed (byte* start = utf8)
        {
            for (var at = start; at is not null;)
            {
                var before = at;
                var ipa = Marshal.PtrToStringUTF8((nint)translate(&at, (int)Utf8 | (int)PhonemesInBrackets, Ipa)) ?? "";
                var read = at is null ? utf8.AsSpan((int)(before - start)) : new ReadOnlySpan<byte>(before, (int)(at - before));

                // It has read one character too far where a clause follows.
                var mark = read.LastIndexOfAny(ClauseEnds);
                var ends = mark >= 0 && read[(mark + 1)..].Trim(" \n\r\t\0\"')"u8).Length <= 1;
                clauses.Add((ipa.Trim(), ends ? (char)read[mark] : '\0'));
            }
        }

        return clauses;
    }

    /// <param name="specification">Null for all but the variants.</param>
    /// <returns>A list that ends with null.</returns>
    public VoiceEntry** ListVoices(VoiceEntry* specification) =>
        ((delegate* unmanaged[Cdecl]<VoiceEntry*, VoiceEntry**>)Export("espeak_ListVoices"))(specification);

    public void Dispose()
    {
        _ = ((delegate* unmanaged[Cdecl]<int>)Export("espeak_Terminate"))();
        NativeLibrary.Free(_library);
    }

    private nint Export(string function) => NativeLibrary.GetExport(_library, function);

    public enum EventType
    {
        ListTerminated = 0,
        Word = 1,
        Sentence = 2,
        End = 5,
        Phoneme = 7,
    }

    /// <summary><c>espeak_EVENT</c>. Positions count characters (code points) from 1, samples from the start of the text.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Event
    {
        public EventType Type;
        public uint Identifier;
        public int TextPosition;
        public int Length;
        public int AudioMilliseconds;
        public int Sample;
        public void* UserData;
        public fixed byte Name[8];
    }

    /// <summary><c>espeak_VOICE</c>. Languages are pairs of a priority byte and a zero-terminated tag.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct VoiceEntry
    {
        public byte* Name;
        public byte* Languages;
        public byte* Identifier;
        public byte Gender;
        public byte Age;
        public byte Variant;
        public byte Internal;
        public int Score;
        public void* Spare;
    }
}
