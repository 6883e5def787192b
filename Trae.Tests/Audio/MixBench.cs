using System.Diagnostics;
using Trae.Contracts;
using Trae.Tests.Encoding;
using Trae.VideoWorker.Audio;
using Trae.VideoWorker.Audio.Music;
using Trae.VideoWorker.Narration;

namespace Trae.Tests.Audio;

/// <summary>What mixing costs, and the beds to listen to, in the folder that TRAE_BEDS names. Run by hand: <c>--explicit only</c>.</summary>
public sealed class MixBench
{
    [Fact(Explicit = true)]
    public async Task Mix()
    {
        var beds = Environment.GetEnvironmentVariable("TRAE_BEDS") ?? Path.GetTempPath();
        using var bench = new RenderBench();
        var file = bench.Folder.PathOf("v.wav");
        await bench.Run("-f", "lavfi", "-i", "aevalsrc=exprs='0.4*(sin(2*PI*170*t)+0.5*sin(2*PI*850*t)+0.2*sin(2*PI*2100*t))*pow(abs(sin(2*PI*2.3*t)),3)':s=22050:d=60", "-ac", "1", "-c:a", "pcm_s16le", file);

        foreach (var mood in Enum.GetValues<MusicMood>())
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            MusicBed.Loop(mood);
            var bed = Process.GetCurrentProcess().TotalProcessorTime;
            await new AudioMixer(bench.Ffmpeg).Mix(new([new(file, 0, true)]) { Music = new(mood), Speech = [new(0, 2_880_000)] }, 2_880_000, bench.Folder, CancellationToken.None);
            var mix = Process.GetCurrentProcess().TotalProcessorTime;
            await File.AppendAllTextAsync(Path.Combine(beds, "figures.txt"), $"{mood}: bed {(bed - before).TotalMilliseconds:0} ms, mix of 60 s {(mix - bed).TotalMilliseconds:0} ms CPU\n");
            await File.WriteAllBytesAsync(Path.Combine(beds, $"{mood}.raw"), System.Runtime.InteropServices.MemoryMarshal.AsBytes<short>(MusicBed.Loop(mood)).ToArray());
        }
    }

    [Theory(Explicit = true)]
    [InlineData("flite:slt", MusicMood.Calm)]
    [InlineData("flite:rms", MusicMood.Driving)]
    [InlineData("en-us", MusicMood.Bright)]
    public async Task Listen(string voice, MusicMood mood)
    {
        const string Text = "Octopuses have *three* hearts, nine brains, and blue blood. [pause 2.5s] Two of the hearts pump blood to the gills, while the third keeps it going. "
            + "Each arm can taste what it touches.";
        using var bench = new RenderBench();
        ISpeechEngine engine = voice.StartsWith("flite", StringComparison.Ordinal) ? new VideoWorker.Narration.Flite.FliteEngine() : new EspeakEngine();
        var speech = await Narrator.Speak(new(Text, "en", new(voice)), engine, CancellationToken.None);
        var wav = bench.Folder.PathOf("voice.wav");
        await File.WriteAllBytesAsync(wav, Wav.Of(speech.Samples, speech.SampleRate));

        var length = (long)((speech.Duration.TotalSeconds + 4) * 30) * 1_600;
        SampleSpan[] spoken = [.. speech.Words.Select(word => new SampleSpan((long)((1 + word.Start.TotalSeconds) * 48_000), (long)((1 + word.End.TotalSeconds) * 48_000)))];
        var mix = await new AudioMixer(bench.Ffmpeg).Mix(
            new([new(wav, 48_000, voice == "en-us")]) { Speech = spoken, Music = new(mood) }, length, bench.Folder, CancellationToken.None);

        var made = Path.Combine(Environment.GetEnvironmentVariable("TRAE_BEDS") ?? Path.GetTempPath(), $"{mood}.m4a");
        await bench.Run("-i", mix.File, "-c:a", "aac", "-b:a", "192k", made);
    }
}
