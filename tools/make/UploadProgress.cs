using Spectre.Console;

/// <summary>One line that tells how far an upload is; on a terminal it is written over, elsewhere only what changes is told.</summary>
internal sealed class UploadProgress(string name) : IDisposable
{
    private readonly bool _rewrites = AnsiConsole.Profile.Capabilities.Interactive && !Console.IsErrorRedirected;
    private string _last = "";

    public Stream Following(FileStream file) => new CountedStream(file, read => Say(FormattableString.Invariant($"uploading, {(file.Length == 0 ? 1 : (double)read / file.Length):P0}")));

    public void Say(string stage)
    {
        // Elsewhere than on a terminal, a line for each percent would be noise.
        var said = _rewrites ? stage : stage.Split(',')[0];
        if (said != _last)
        {
            _last = said;
            Console.Error.Write(_rewrites ? $"\r\u001b[2K{name}: {said}" : $"{name}: {said}{Environment.NewLine}");
        }
    }

    public void Dispose()
    {
        if (_rewrites)
        {
            Console.Error.Write("\r\u001b[2K");
        }
    }

    /// <summary>Tells how much of it was read.</summary>
    private sealed class CountedStream(FileStream file, Action<long> read) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => file.Length;

        public override long Position { get => file.Position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await file.ReadAsync(buffer, cancellationToken);
            read(file.Position);

            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            file.Dispose();
            base.Dispose(disposing);
        }
    }
}
