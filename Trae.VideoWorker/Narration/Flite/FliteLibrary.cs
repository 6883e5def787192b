using System.Runtime.InteropServices;

namespace Trae.VideoWorker.Narration.Flite;

/// <summary>libflite 2.2 and its English voices, which Debian installs with ffmpeg; see <c>flite.h</c>, <c>cst_item.h</c> and <c>cst_wave.h</c>.</summary>
internal sealed unsafe class FliteLibrary
{
    private const string Core = "libflite.so.1";

    // Loaded in this order, so that each finds the symbols it needs.
    private static readonly string[] Parts = [Core, "libflite_usenglish.so.1", "libflite_cmulex.so.1"];
    private static readonly Lazy<FliteLibrary?> Loaded = new(TryLoad);

    // A feature keeps the pointer to its name (feat_set in cst_features.c), so this one is never freed.
    private static readonly nint StretchName = Marshal.StringToCoTaskMemUTF8("duration_stretch");

    private readonly nint _core;
    private readonly Dictionary<string, nint> _voices = new(StringComparer.Ordinal);

    private FliteLibrary(nint core)
    {
        _core = core;
        _ = ((delegate* unmanaged[Cdecl]<int>)Export("flite_init"))();
    }

    /// <summary>Null if it is not installed.</summary>
    public static FliteLibrary? Instance => Loaded.Value;

    /// <returns>Null if that voice is not installed.</returns>
    public Voice? Find(string name)
    {
        if (_voices.TryGetValue(name, out var known))
        {
            return new(this, known);
        }

        if (!NativeLibrary.TryLoad($"libflite_cmu_us_{name}.so.1", out var library))
        {
            return null;
        }

        var register = (delegate* unmanaged[Cdecl]<byte*, nint>)NativeLibrary.GetExport(library, $"register_cmu_us_{name}");
        var voice = register(null);
        _voices[name] = voice;

        return new(this, voice);
    }

    public delegate* unmanaged[Cdecl]<nint, byte*, nint> ItemFunction(string name) => (delegate* unmanaged[Cdecl]<nint, byte*, nint>)Export(name);

    public nint Export(string function) => NativeLibrary.GetExport(_core, function);

    private static FliteLibrary? TryLoad()
    {
        nint core = 0;

        foreach (var part in Parts)
        {
            if (!NativeLibrary.TryLoad(part, out var library))
            {
                return null;
            }

            core = part == Core ? library : core;
        }

        return new(core);
    }

    /// <summary>One registered voice; it lives as long as the process.</summary>
    public sealed class Voice(FliteLibrary library, nint voice)
    {
        /// <summary>How slowly it speaks: 1 as recorded, 2 half as fast.</summary>
        public void Stretch(double factor)
        {
            // The second field of cst_voice.
            var features = ((nint*)voice)[1];
            ((delegate* unmanaged[Cdecl]<nint, nint, float, void>)library.Export("flite_feat_set_float"))(features, StretchName, (float)factor);
        }

        /// <summary>Teaches it words from a file of lines such as <c>"kafka" : k aa1 f k ax</c>.</summary>
        public void Learn(string file)
        {
            fixed (byte* path = Utf8(file))
            {
                _ = ((delegate* unmanaged[Cdecl]<nint, byte*, int>)library.Export("flite_voice_add_lex_addenda"))(voice, path);
            }
        }

        /// <returns>Null if it could not.</returns>
        public FliteUtterance? Speak(string text)
        {
            fixed (byte* utf8 = Utf8(text.Replace('\0', ' ')))
            {
                var utterance = ((delegate* unmanaged[Cdecl]<byte*, nint, nint>)library.Export("flite_synth_text"))(utf8, voice);

                return utterance == 0 ? null : new(library, utterance);
            }
        }
    }

    public static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text + '\0');
}
