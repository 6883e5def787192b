using System.Threading.Channels;
using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Timeline;

namespace Trae.VideoWorker.Encoding;

/// <summary>A decoded picture of a clip.</summary>
internal sealed record ClipPicture(byte[] I420)
{
    public int Number { get; set; }

    /// <summary>There are no more pictures: the one before stands.</summary>
    public bool Repeats { get; set; }
}

/// <summary>One decoder from a place in the clip on; where the clip loops, followed by others from its start.</summary>
internal sealed class ClipPass : IDisposable
{
    private const int Buffers = 3;

    private readonly Channel<ClipPicture> _empty = Channel.CreateUnbounded<ClipPicture>();
    private readonly Channel<ClipPicture> _full = Channel.CreateUnbounded<ClipPicture>();
    private readonly CancellationTokenSource _stop;
    private readonly CancellationToken _stopped;
    private readonly Task _decoding;
    private readonly ClipFrames _clip;
    private readonly ClipTimes _times;

    public ClipPass(ClipFrames clip, ClipTimes times, ClipFit fit, FrameSize size, int number)
    {
        (_clip, _times, Next) = (clip, times, number);
        for (var i = 0; i < Buffers; i++)
        {
            _empty.Writer.TryWrite(new ClipPicture(GC.AllocateUninitializedArray<byte>(Nv12.SizeOf(size.Width, size.Height))));
        }

        _stop = CancellationTokenSource.CreateLinkedTokenSource(clip.Ended);
        _stopped = _stop.Token;
        _decoding = Task.Run(() => Decode(number, size, fit, _stopped), CancellationToken.None);
    }

    /// <summary>The number of the picture that is read next.</summary>
    public int Next { get; private set; }

    /// <summary>Takes the next picture, and gives the last one back.</summary>
    /// <returns>False at the clip's end, which leaves the last picture standing.</returns>
    public bool Read(ref ClipPicture? picture)
    {
        if (!_full.Reader.TryRead(out var next))
        {
            if (!_full.Reader.WaitToReadAsync(_stopped).AsTask().GetAwaiter().GetResult())
            {
                return false;
            }

            _full.Reader.TryRead(out next);
        }

        Next = _times.Loop ? (next!.Number + 1) % _times.Count : next!.Number + 1;
        if (next.Repeats && picture is not null)
        {
            picture.Number = next.Number;
            _empty.Writer.TryWrite(next);
            return true;
        }

        if (picture is not null)
        {
            _empty.Writer.TryWrite(picture);
        }

        picture = next;

        return true;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _ = _decoding.ContinueWith(_ => _stop.Dispose(), TaskScheduler.Default);
    }

    private async Task Decode(int number, FrameSize size, ClipFit fit, CancellationToken ct)
    {
        try
        {
            int decoded;
            do
            {
                decoded = 0;
                var arguments = ClipArguments.Play(_clip, _times.First + number, _times.Count - number, size, fit);
                var failed = await Play(arguments, async (output, stop) => decoded = await ReadPictures(output, number, stop), ct);
                await RepeatLast(number + decoded, decoded == 0, ct);
                number = failed is null ? 0 : throw failed;
            }
            while (_times.Loop && decoded > 0 && _times.Count > 1);

            _full.Writer.Complete();
        }
        catch (FfmpegException e) when (e.Code == "ffmpeg-failed")
        {
            _full.Writer.Complete(new PermanentJobException("clip-unreadable", "A scene's clip is damaged: upload it again, or choose another.", e));
        }
        catch (Exception e)
        {
            _full.Writer.Complete(e);
        }
    }

    /// <returns>The failure that lies in the clip; one that does not is thrown, before a picture is shown that is not the clip's.</returns>
    private async Task<FfmpegException?> Play(IReadOnlyList<string> arguments, Func<Stream, CancellationToken, Task> read, CancellationToken ct)
    {
        try
        {
            await _clip.Decoder.Decode(arguments, read, ct);

            return null;
        }
        catch (FfmpegException e) when (e.Code == "ffmpeg-failed")
        {
            return e;
        }
    }

    /// <returns>How many there were.</returns>
    private async Task<int> ReadPictures(Stream output, int number, CancellationToken ct)
    {
        for (var count = 0; ; count++)
        {
            var picture = await _empty.Reader.ReadAsync(ct);
            if (await output.ReadAtLeastAsync(picture.I420, picture.I420.Length, throwOnEndOfStream: false, ct) < picture.I420.Length)
            {
                _empty.Writer.TryWrite(picture);

                return count;
            }

            (picture.Number, picture.Repeats) = (number + count, false);
            _full.Writer.TryWrite(picture);
        }
    }

    // The index may tell of more than there is.
    private async Task RepeatLast(int from, bool isEmpty, CancellationToken ct)
    {
        for (var number = from; !isEmpty && number < _times.Count; number++)
        {
            var picture = await _empty.Reader.ReadAsync(ct);
            (picture.Number, picture.Repeats) = (number, true);
            _full.Writer.TryWrite(picture);
        }
    }
}
