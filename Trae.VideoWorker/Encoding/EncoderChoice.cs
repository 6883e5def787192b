using Trae.Jobs;
using Trae.VideoWorker.Encoding.InProcess;

namespace Trae.VideoWorker.Encoding;

/// <summary>The setting "Ffmpeg:Encoder".</summary>
public enum EncoderSetting
{
    Software,

    /// <summary>The first hardware encoder that works here, else software.</summary>
    Auto,
    Nvenc,
    Qsv,
    Vaapi,
    VideoToolbox,
}

/// <param name="Fallback">Why it is not the one that was asked for, as a sentence; null if it is.</param>
public sealed record ChosenEncoder(VideoEncoder Encoder, string? Fallback = null);

/// <summary>Chooses the encoder of this machine, once: what is named by a driver may still not work, so each is tried on a frame.</summary>
public sealed partial class EncoderChoice(Ffmpeg ffmpeg, ILogger<EncoderChoice> log) : IDisposable
{
    private const int Side = 256;

    private static readonly VideoEncoder[] Hardware = [VideoEncoder.Nvenc, VideoEncoder.VideoToolbox, VideoEncoder.Qsv, VideoEncoder.Vaapi];

    private readonly SemaphoreSlim _gate = new(1, 1);
    private ChosenEncoder? _chosen;

    public async Task<ChosenEncoder> Choose(CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            if (_chosen is null)
            {
                _chosen = await Try(ffmpeg.Options.Encoder, ct);
                LogChosen(EncoderArguments.Name(_chosen.Encoder), _chosen.Fallback ?? "as the setting says", X264Library.For(_chosen.Encoder, ffmpeg.Options) is null ? "ffmpeg's" : "this process");
            }

            return _chosen;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<ChosenEncoder> Try(EncoderSetting setting, CancellationToken ct)
    {
        if (setting == EncoderSetting.Software)
        {
            return new(VideoEncoder.Software);
        }

        if (setting == EncoderSetting.Auto)
        {
            foreach (var encoder in Hardware)
            {
                if (await Trial(encoder, ct) is null)
                {
                    return new(encoder);
                }
            }

            return new(VideoEncoder.Software);
        }

        var asked = Enum.Parse<VideoEncoder>(setting.ToString());

        return await Trial(asked, ct) is { } reason
            ? new(VideoEncoder.Software, $"Encoded in software: {EncoderArguments.Name(asked)} was asked for and does not work on this worker ({reason}).")
            : new(asked);
    }

    /// <returns>Why it does not work; null if it does.</returns>
    private async Task<string?> Trial(VideoEncoder encoder, CancellationToken ct)
    {
        using var folder = WorkFolder.Create(ffmpeg.Options.WorkFolder);
        var arguments = FfmpegArguments.EncodeSegment(new(new(Side, Side), 1), 1, folder.PathOf("trial.mp4"), encoder);
        var frame = new byte[Nv12.SizeOf(Side, Side)];
        Array.Fill(frame, (byte)128);

        try
        {
            var frames = await ffmpeg.Encode(arguments, async (output, stop) => await output.WriteAsync(frame, stop), ct);

            return frames == 1 ? null : "its trial gave no picture";
        }
        catch (FfmpegException e)
        {
            return FirstLine(e);
        }
    }

    // The first line that ffmpeg itself wrote says most; what follows are its consequences.
    private static string FirstLine(FfmpegException e) => (e.Details is [] ? e.Message : e.Details.Split('\n')[0]).Trim().TrimEnd('.');

    [LoggerMessage(LogLevel.Information, "Pictures are encoded by {Encoder} in {Process}: {Why}")]
    private partial void LogChosen(string encoder, string why, string process);
}

/// <summary>Tries the encoder when the worker starts, so that its log says at once what it has.</summary>
internal sealed class EncoderTrial(EncoderChoice choice) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await choice.Choose(stoppingToken);
        }
        catch (PermanentJobException)
        {
            // No ffmpeg: the health check says so, and so does every job.
        }
    }
}
