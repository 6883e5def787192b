using System.Threading.Channels;

namespace Trae.VideoWorker.Encoding;

/// <summary>
/// A few buffers that go round between who fills frames and who writes them, so the next frames are drawn while
/// the encoder takes one. The slower side sets the pace; nothing is allocated per frame.
/// </summary>
internal sealed class FrameQueue
{
    private readonly Channel<FrameBuffer> _empty = Channel.CreateUnbounded<FrameBuffer>();
    private readonly Channel<FrameBuffer> _full = Channel.CreateUnbounded<FrameBuffer>();

    private readonly bool _lends;
    private FrameBuffer? _lent;

    /// <param name="frameBytes">Of one frame.</param>
    /// <param name="buffers">What is drawn ahead; each more is one more copy of what changes from frame to frame.</param>
    /// <param name="lends">Whether who takes a frame still reads it when he takes the one after it.</param>
    public FrameQueue(int frameBytes, int buffers, bool lends)
    {
        _lends = lends;
        for (var i = 0; i < buffers; i++)
        {
            _empty.Writer.TryWrite(new FrameBuffer(i, GC.AllocateUninitializedArray<byte>(frameBytes, pinned: true)));
        }
    }

    /// <summary>
    /// Fills and writes all frames, each on a thread of its own. The first failure ends both. The queue must be kept until
    /// a pipe's reader has ended: the pipe holds the last frame by its pages.
    /// </summary>
    /// <param name="fill">Given the frame's number and a buffer, which still holds the frame that it was filled with before.</param>
    /// <param name="write">Takes a frame.</param>
    /// <param name="written">Called with the number of frames written so far.</param>
    public async Task Pump(int frames, Action<int, FrameBuffer> fill, Func<FrameBuffer, CancellationToken, Task> write, Action<int> written, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);

        var filling = Task.Run(() => Fill(frames, fill, stop.Token), CancellationToken.None);
        var writing = Task.Run(() => Write(write, written, stop.Token), CancellationToken.None);

        var first = await Task.WhenAny(filling, writing);
        if (!first.IsCompletedSuccessfully)
        {
            await stop.CancelAsync();
        }

        // The cause before the other side's cancellation; both have ended when this returns.
        await Task.WhenAll(filling, writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
        await filling;
        await writing;
    }

    private async Task Fill(int frames, Action<int, FrameBuffer> fill, CancellationToken ct)
    {
        try
        {
            for (var frame = 0; frame < frames; frame++)
            {
                var buffer = await _empty.Reader.ReadAsync(ct);
                fill(frame, buffer);
                await _full.Writer.WriteAsync(buffer, ct);
            }
        }
        finally
        {
            _full.Writer.Complete();
        }
    }

    private async Task Write(Func<FrameBuffer, CancellationToken, Task> write, Action<int> written, CancellationToken ct)
    {
        var count = 0;

        await foreach (var buffer in _full.Reader.ReadAllAsync(ct))
        {
            await write(buffer, ct);
            written(++count);

            if ((_lends ? _lent : buffer) is { } free)
            {
                await _empty.Writer.WriteAsync(free, ct);
            }

            _lent = buffer;
        }
    }
}

/// <summary>Room for one frame.</summary>
/// <param name="Index">Zero-based, below the number of buffers.</param>
internal sealed record FrameBuffer(int Index, byte[] Bytes);
