using Trae.Tests.Encoding;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Quality;

namespace Trae.Tests.Quality;

/// <summary>What is joined untouched is measured before: segments by some of their frames, the sound by itself.</summary>
public sealed class PartMeasurementTests : IDisposable
{
    private const string Moving = "testsrc2=s=1280x720:r=30:d=12";

    private readonly RenderBench _bench = new();

    [Theory]
    [InlineData(0.0)]
    [InlineData(4.97)]
    [InlineData(11.0)]
    public async Task A_second_of_black_is_found_anywhere_in_a_segment(double start)
    {
        var found = await Measure($"{Moving},drawbox=c=black:t=fill:enable='between(t,{start},{start + 1})'");

        var black = Assert.Single(found.Black);
        Assert.InRange(black.Start.TotalSeconds, start - 0.01, start + 0.25);
        Assert.InRange(black.Duration.TotalSeconds, 0.6, 1.3);
        Assert.Empty(found.Frozen);
    }

    [Fact]
    public async Task A_picture_that_stands_still_is_found_and_one_that_moves_is_not()
    {
        var still = await Measure($"{Moving},trim=end_frame=60,tpad=stop_mode=clone:stop_duration=8");
        var moving = await Measure(Moving);

        Assert.InRange(Assert.Single(still.Frozen).Start.TotalSeconds, 1.8, 2.4);
        Assert.Empty(moving.Frozen);
        Assert.Empty(moving.Black);
    }

    [Fact]
    public async Task Silence_and_loudness_are_measured_in_the_sound_alone()
    {
        var (wav, sound) = (_bench.Folder.PathOf("sound.wav"), _bench.Folder.PathOf("sound.m4a"));
        await _bench.Run("-f", "lavfi", "-i", "sine=f=440:r=48000:d=9,volume=0.2,volume=0:enable='between(t,3,6)'", "-ac", "2", wav);
        await _bench.Ffmpeg.Run(AssemblyArguments.EncodeSound(wav, sound), report: null, CancellationToken.None);

        var found = Measurements.Parse(await _bench.Ffmpeg.Run(QualityArguments.MeasureSound(sound), report: null, CancellationToken.None), TimeSpan.FromSeconds(9));

        Assert.InRange(Assert.Single(found.Silent).Start.TotalSeconds, 2.9, 3.2);
        Assert.InRange(found.Loudness!.Integrated, -45, -20);
    }

    public void Dispose() => _bench.Dispose();

    private async Task<Measurements> Measure(string picture)
    {
        // Encoded as segments are: with frames that no other refers to, which are passed over.
        var segment = _bench.Folder.PathOf("segment.mp4");
        await _bench.Run("-f", "lavfi", "-i", picture, "-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "veryfast", "-g", "60", segment);

        return Measurements.Parse(
            await _bench.Ffmpeg.Run(QualityArguments.MeasurePicture(segment), report: null, CancellationToken.None), TimeSpan.FromSeconds(12));
    }
}
