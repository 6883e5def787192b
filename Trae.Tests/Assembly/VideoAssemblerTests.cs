using System.Globalization;
using Trae.Contracts;
using Trae.Tests.Encoding;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Audio;
using Trae.VideoWorker.Disclosures;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Assembly;

/// <summary>Real segments, really joined: nothing of the picture may change, and the sound must fit it.</summary>
public sealed class VideoAssemblerTests
{
    private static readonly int[] Lengths = [45, 61, 130];

    [Fact]
    public async Task Joins_segments_without_touching_a_frame_and_lays_the_sound_under_them()
    {
        using var bench = new RenderBench();
        var scenes = Scenes();
        var segments = new List<string>();
        var hashes = new List<string>();

        foreach (var scene in scenes)
        {
            var name = $"scene-{segments.Count:000}.mp4";
            File.Move(await bench.Render(scene.Timeline), bench.Folder.PathOf(name));
            hashes.AddRange(await bench.FrameHashes(bench.Folder.PathOf(name)));
            segments.Add(name);
        }

        var voice = bench.Folder.PathOf("voice.wav");
        await bench.Run("-f", "lavfi", "-i", "anoisesrc=c=pink:r=22050:a=0.3:d=1,tremolo=f=4:d=0.9", voice);
        var reports = new List<double>();

        var mix = await new AudioMixer(bench.Ffmpeg).Mix(Sound(scenes, voice), Lengths.Sum() * AudioPlan.SamplesPerFrame, bench.Folder, CancellationToken.None);
        var sound = bench.Folder.PathOf("sound.m4a");
        await bench.Ffmpeg.Run(AssemblyArguments.EncodeSound(mix.File, sound), report: null, CancellationToken.None);
        var (file, probe) = await new VideoAssembler(bench.Ffmpeg).Assemble(
            "Octopuses; \"hearts\" = 3 #1\nand more",
            [.. scenes.Select(scene => scene.Timeline)],
            segments,
            sound,
            new Disclosure(DigitalSource.CompositeSynthetic, "Octopuses; \"hearts\" = 3 #1\nand more"),
            bench.Folder,
            reports.Add,
            CancellationToken.None);

        Assert.Equal(hashes, await bench.FrameHashes(file));
        Assert.Equal(Lengths.Sum(), hashes.Count);
        AssertFits(probe);
        Assert.Equal(["One", "Two"], probe.Chapters);
        Assert.Contains("Octopuses; \"hearts\" = 3 #1 and more", await Title(bench, file), StringComparison.Ordinal);
        Assert.True(await StartsWithIndex(file), "A player must find the index before the data.");
        var told = await Title(bench, file);
        Assert.Contains("comment=Made with Trae. Digital source type: http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic", told, StringComparison.Ordinal);
        Assert.Contains("Iptc4xmpExt:DigitalSourceType=\"http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic\"", told, StringComparison.Ordinal);
        Assert.Contains("Octopuses; &quot;hearts&quot; = 3 #1 and more", told, StringComparison.Ordinal);
        Assert.All(reports, report => Assert.InRange(report, 0, 1.1));
    }

    [Fact]
    public void Segments_are_placed_by_their_frames_without_adding_up_what_rounding_leaves()
    {
        var lines = AssemblyArguments.SegmentList(Enumerable.Repeat(("scene-000.mp4", 61), 300)).Split('\n');

        Assert.Equal(["ffconcat version 1.0", "file scene-000.mp4", "duration 2.033333"], lines[..3]);
        var total = lines.Where(line => line.StartsWith("duration", StringComparison.Ordinal)).Sum(line => decimal.Parse(line[9..], CultureInfo.InvariantCulture));
        Assert.Equal(610m, total);
    }

    [Fact]
    public void Metadata_saves_the_characters_that_mean_something()
    {
        var text = ChapterFile.Text("a=b;c#d\\e\r\nf", [new("x=1", TimeSpan.Zero), new("y", TimeSpan.FromSeconds(1.5))], TimeSpan.FromSeconds(4));

        Assert.Equal(
            ";FFMETADATA1\ntitle=a\\=b\\;c\\#d\\\\e f\n"
            + "[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1500\ntitle=x\\=1\n"
            + "[CHAPTER]\nTIMEBASE=1/1000\nSTART=1500\nEND=4000\ntitle=y\n",
            text);
    }

    [Theory]
    [InlineData("en-GB", "eng")]
    [InlineData("de", "deu")]
    [InlineData("cmn-Hans!", "und")]
    public void The_sound_names_its_language_as_mp4_does(string language, string expected) =>
        Assert.Contains($"language={expected}", AssemblyArguments.Join("l", "m", "d", language, new(DigitalSource.AlgorithmicMedia), "o"));

    private static void AssertFits(VideoWorker.Encoding.MediaProbe probe)
    {
        var (video, audio) = (probe.Video!, probe.Audio!);
        var length = TimeSpan.FromSeconds(Lengths.Sum() / 30.0);

        Assert.Equal((Lengths.Sum(), "yuv420p", "tv bt709 bt709 bt709", 30.0), (video.Packets, video.PixelFormat, video.Colour, video.FramesPerSecond));
        Assert.Equal(length.TotalSeconds, video.Duration.TotalSeconds, 0.001);
        Assert.Equal(("aac", AudioArguments.SampleRate, 2), (audio.Codec, audio.SampleRate, audio.Channels));
        Assert.InRange(Math.Abs((audio.Duration - video.Duration).TotalMilliseconds), 0, 40);
        Assert.Equal(video.Start, audio.Start);
    }

    private static MixSources Sound(TimedScene[] scenes, string voice) => MixSources.Of(
        AudioPlan.For([.. scenes.Select(scene => (scene.Timeline, scene.Narration))]), [voice, voice, voice], new Dictionary<string, string>(), music: null);

    private static TimedScene[] Scenes()
    {
        string?[] headings = ["One", "Two", null];

        return [.. Lengths.Select((length, i) =>
        {
            var timeline = RenderBench.Timeline(VideoFormat.Square, length, "x");
            timeline = timeline with { Scene = timeline.Scene with { Screen = new(Heading: headings[i], Kicker: null) }, SpeechStart = TimeSpan.FromSeconds(0.3) };

            var narrate = new NarrateScene("", "en", new("en"));
            var track = new NarrationTrack("voice", 22_050, TimeSpan.FromSeconds(1), [], []);

            return new TimedScene(new(timeline.Scene, narrate, timeline.Look), track, timeline);
        })];
    }

    private static async Task<string> Title(RenderBench bench, string file)
    {
        var dump = bench.Folder.PathOf("dump.txt");
        await bench.Run("-export_xmp", "1", "-i", file, "-f", "ffmetadata", dump);

        return (await File.ReadAllTextAsync(dump)).Replace("\\", "", StringComparison.Ordinal);
    }

    private static async Task<bool> StartsWithIndex(string file)
    {
        var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));

        return text.IndexOf("moov", StringComparison.Ordinal) is var index and > 0 && index < text.IndexOf("mdat", StringComparison.Ordinal);
    }
}
