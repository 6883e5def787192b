namespace Trae.VideoWorker.Encoding;

/// <summary>Our end of a tool's standard input or output, which knows whose turn it is: a tool that waits for us does not hang.</summary>
internal sealed class ToolPipe(Stream inner) : Stream
{
    private int _waiting;
    private int _moves;

    public Stream Inner => inner;

    /// <summary>Whether we wait for the tool to take or give bytes.</summary>
    public bool IsTurnOfTool => Volatile.Read(ref _waiting) > 0;

    /// <summary>How often bytes have gone through.</summary>
    public int Moves => Volatile.Read(ref _moves);

    public override bool CanRead => inner.CanRead;

    public override bool CanWrite => inner.CanWrite;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Until disposed, it is the tool's turn.</summary>
    public Turn WaitForTool()
    {
        Interlocked.Increment(ref _waiting);

        return new(this);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using (WaitForTool())
        {
            return await inner.ReadAsync(buffer, cancellationToken);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using (WaitForTool())
        {
            await inner.WriteAsync(buffer, cancellationToken);
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        using (WaitForTool())
        {
            return inner.Read(buffer, offset, count);
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        using (WaitForTool())
        {
            inner.Write(buffer, offset, count);
        }
    }

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void GoOn()
    {
        Interlocked.Increment(ref _moves);
        Interlocked.Decrement(ref _waiting);
    }

    public readonly struct Turn(ToolPipe pipe) : IDisposable
    {
        public void Dispose() => pipe.GoOn();
    }
}
