using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Trae.VideoWorker;

namespace Trae.Tests.Drawing;

public sealed unsafe class NativeHeapTests
{
    // <malloc/malloc.c> of glibc: a bit of the size that stands before each block.
    private const nuint Mapped = 2;

    [Fact]
    public void A_picture_goes_back_to_the_system_also_after_a_larger_one_was_freed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out _), "Other C libraries than glibc map large blocks as they like.");
        Host.CreateEmptyApplicationBuilder(null).AddRendering();

        NativeMemory.Free(NativeMemory.Alloc(16 << 20));

        // More, untouched, than what other tests may have left free in this thread's part of the heap: that is used up first.
        var pictures = Enumerable.Range(0, 100).Select(_ => (nint)NativeMemory.Alloc(8 << 20)).ToList();
        var last = ((nuint*)pictures[^1])[-1];
        pictures.ForEach(picture => NativeMemory.Free((void*)picture));

        Assert.Equal(Mapped, last & Mapped);
    }
}
