using System.IO.Pipes;
using Trae.VideoWorker.Encoding;

namespace Trae.Tests.Encoding;

/// <summary>Frames on their way to the encoder: each once, in order, whole.</summary>
public sealed class FrameQueueTests
{
    private const int Frames = 40;

    /// <summary>Small ones are copied into the pipe; of those that are larger than it, the pages are lent.</summary>
    [Theory]
    [InlineData(6_144)]
    [InlineData(1_500_000)]
    public async Task Every_frame_is_filled_once_and_read_as_it_was(int bytes)
    {
        await using var server = new AnonymousPipeServerStream(PipeDirection.Out);
        await using var client = new AnonymousPipeClientStream(PipeDirection.In, server.ClientSafePipeHandle);
        PipeSize.Enlarge(server);
        var queue = new FrameQueue(bytes, buffers: 4, lends: true);
        var (filled, written) = (new List<int>(), new List<int>());

        var reading = Task.Run(() => Read(client, bytes));
        await queue.Pump(
            Frames,
            (frame, buffer) =>
            {
                filled.Add(frame);
                Fill(buffer.Bytes, frame);
            },
            (buffer, ct) => FramePipe.Write(server, buffer.Bytes, ct),
            written.Add,
            CancellationToken.None);
        server.Dispose();

        Assert.Equal(Enumerable.Range(0, Frames), filled);
        Assert.Equal(Enumerable.Range(1, Frames), written);
        Assert.Equal(Enumerable.Range(0, Frames), await reading);
        GC.KeepAlive(queue);
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_it()
    {
        await using var server = new AnonymousPipeServerStream(PipeDirection.Out);
        var client = new AnonymousPipeClientStream(PipeDirection.In, server.ClientSafePipeHandle);
        var queue = new FrameQueue(1_500_000, buffers: 4, lends: true);

        await Assert.ThrowsAnyAsync<IOException>(() => queue.Pump(
            Frames,
            (frame, _) =>
            {
                if (frame == 3)
                {
                    client.Dispose();
                }
            },
            (buffer, ct) => FramePipe.Write(server, buffer.Bytes, ct),
            _ => { },
            CancellationToken.None));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_frame_that_is_taken_at_once_is_as_it_was_filled(int buffers)
    {
        var queue = new FrameQueue(1_000, buffers, lends: false);
        var taken = new List<int>();

        await queue.Pump(
            Frames,
            (frame, buffer) => buffer.Bytes[0] = (byte)frame,
            async (buffer, _) =>
            {
                taken.Add(buffer.Bytes[0]);
                await Task.Yield();
                Assert.Equal(taken[^1], buffer.Bytes[0]);
            },
            _ => { },
            CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, Frames), taken);
    }

    private static void Fill(byte[] bytes, int frame)
    {
        for (var i = 0; i < bytes.Length; i += 509)
        {
            bytes[i] = (byte)((frame * 5) + (i % 7));
        }
    }

    /// <returns>The numbers of the frames that were whole; -1 for one that was not.</returns>
    private static async Task<List<int>> Read(Stream pipe, int bytes)
    {
        var numbers = new List<int>();
        var frame = new byte[bytes];
        while (await pipe.ReadAtLeastAsync(frame, bytes, throwOnEndOfStream: false) == bytes)
        {
            var number = frame[0] / 5;
            var expected = new byte[bytes];
            Fill(expected, number);
            numbers.Add(Enumerable.Range(0, bytes / 509).All(i => frame[i * 509] == expected[i * 509]) ? number : -1);
        }

        return numbers;
    }
}
