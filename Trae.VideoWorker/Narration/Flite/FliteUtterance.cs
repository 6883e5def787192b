using System.Runtime.InteropServices;

namespace Trae.VideoWorker.Narration.Flite;

/// <summary>A text that flite has spoken: its sound, and its sounds and words in time.</summary>
internal sealed unsafe class FliteUtterance(FliteLibrary library, nint utterance) : IDisposable
{
    /// <summary>Mono, and its rate in hertz.</summary>
    public (short[] Samples, int SampleRate) Wave()
    {
        var wave = (CstWave*)((delegate* unmanaged[Cdecl]<nint, nint>)library.Export("utt_wave"))(utterance);

        return wave is null || wave->SampleCount <= 0
            ? ([], 16_000)
            : (new ReadOnlySpan<short>(wave->Samples, wave->SampleCount).ToArray(), wave->SampleRate);
    }

    /// <summary>The phones (CMU's set for American English, "pau" for a pause) with their ends in seconds.</summary>
    public IEnumerable<(string Phone, double End)> Phones()
    {
        foreach (var segment in Items("Segment"))
        {
            yield return (Text(segment, "name"), Number(segment, "end"));
        }
    }

    /// <summary>
    /// The words as they are pronounced, in order: the text of the token that each is (part of), which token that is,
    /// and when it starts, in seconds. Words of one token ("1997") are several.
    /// </summary>
    public IEnumerable<(string Token, nint Id, double Start)> Words()
    {
        foreach (var word in Items("Word"))
        {
            var (structure, token) = (As(word, "SylStructure"), Parent(As(word, "Token")));
            if (structure != 0 && token != 0 && Text(structure, "daughter.daughter.name") is not ("" or "0"))
            {
                yield return (Text(token, "name"), token, Number(structure, "daughter.daughter.R:Segment.p.end"));
            }
        }
    }

    public void Dispose() => ((delegate* unmanaged[Cdecl]<nint, void>)library.Export("delete_utterance"))(utterance);

    private List<nint> Items(string relation)
    {
        var items = new List<nint>();

        fixed (byte* name = FliteLibrary.Utf8(relation))
        {
            // Asking for a relation that is not there ends the process.
            if (((delegate* unmanaged[Cdecl]<nint, byte*, int>)library.Export("utt_relation_present"))(utterance, name) == 0)
            {
                return items;
            }

            // The head is the fourth field of cst_relation: name, features, utterance, head, tail.
            var found = library.ItemFunction("utt_relation")(utterance, name);
            var next = (delegate* unmanaged[Cdecl]<nint, nint>)library.Export("item_next");
            for (var item = ((nint*)found)[3]; item != 0; item = next(item))
            {
                items.Add(item);
            }
        }

        return items;
    }

    private nint As(nint item, string relation)
    {
        fixed (byte* name = FliteLibrary.Utf8(relation))
        {
            return library.ItemFunction("item_as")(item, name);
        }
    }

    private nint Parent(nint item) => item == 0 ? 0 : ((delegate* unmanaged[Cdecl]<nint, nint>)library.Export("item_parent"))(item);

    private string Text(nint item, string path)
    {
        fixed (byte* name = FliteLibrary.Utf8(path))
        {
            return Marshal.PtrToStringUTF8(library.ItemFunction("flite_ffeature_string")(item, name)) ?? "";
        }
    }

    private double Number(nint item, string path)
    {
        fixed (byte* name = FliteLibrary.Utf8(path))
        {
            return ((delegate* unmanaged[Cdecl]<nint, byte*, float>)library.Export("flite_ffeature_float"))(item, name);
        }
    }

    /// <summary><c>cst_wave</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct CstWave
    {
        public byte* Type;
        public int SampleRate;
        public int SampleCount;
        public int Channels;
        public short* Samples;
    }
}
