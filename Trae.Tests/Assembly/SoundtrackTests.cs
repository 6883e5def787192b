using Trae.Contracts;
using Trae.Media;
using Trae.Tests.Encoding;
using Trae.VideoWorker.Assembly;

namespace Trae.Tests.Assembly;

public sealed class SoundtrackTests : IDisposable
{
    private readonly RenderBench _bench = new();

    [Fact]
    public void An_edit_that_is_only_seen_keeps_the_sound_and_one_that_is_heard_does_not()
    {
        var scene = Scene(heading: "One", start: 0.3, voice: "narration/a.wav", spokenFrom: 0.1);
        var key = Soundtracks.KeyOf([scene], music: null);

        Assert.Equal(key, Soundtracks.KeyOf([Scene(heading: "Two", start: 0.3, voice: "narration/a.wav", spokenFrom: 0.1)], music: null));
        Assert.NotEqual(key, Soundtracks.KeyOf([Scene(heading: "One", start: 0.4, voice: "narration/a.wav", spokenFrom: 0.1)], music: null));
        Assert.NotEqual(key, Soundtracks.KeyOf([Scene(heading: "One", start: 0.3, voice: "narration/b.wav", spokenFrom: 0.1)], music: null));
        Assert.NotEqual(key, Soundtracks.KeyOf([Scene(heading: "One", start: 0.3, voice: "narration/a.wav", spokenFrom: 0.2)], music: null));
        Assert.NotEqual(key, Soundtracks.KeyOf([scene, scene], music: null));
        Assert.NotEqual(key, Soundtracks.KeyOf([scene], new SoundTrack(MusicMood.Calm)));
    }

    [Fact]
    public async Task The_sound_is_made_once_and_as_long_as_the_picture()
    {
        var media = new FolderMediaStore(_bench.Folder.PathOf("media"), TimeProvider.System);
        var voice = _bench.Folder.PathOf("voice.wav");
        await _bench.Run("-f", "lavfi", "-i", "anoisesrc=seed=3:c=pink:r=22050:a=0.3:d=1,tremolo=f=4:d=0.9", voice);
        await using (var file = File.OpenRead(voice))
        {
            await media.Save("narration/a.wav", file, CancellationToken.None);
        }

        var soundtracks = new Soundtracks(new(_bench.Ffmpeg), media, _bench.Ffmpeg);
        TimedScene[] scenes = [Scene("One", 0.3, "narration/a.wav", 0.1)];
        var progress = new List<double>();

        await soundtracks.Make(scenes, null, _bench.Folder, progress.Add, CancellationToken.None);
        await media.Delete("narration/a.wav", CancellationToken.None);
        var sound = await soundtracks.Fetch(scenes, null, _bench.Folder, _ => { }, CancellationToken.None);

        var probe = await _bench.Ffmpeg.Probe(sound, countPackets: true, CancellationToken.None);
        Assert.Equal(("aac", 48_000, 2), (probe.Audio!.Codec, probe.Audio.SampleRate, probe.Audio.Channels));
        Assert.Equal(3, probe.Audio.Duration.TotalSeconds, 0.03);
        Assert.All(progress, value => Assert.InRange(value, 0, 1.05));
    }

    public void Dispose() => _bench.Dispose();

    private static TimedScene Scene(string heading, double start, string voice, double spokenFrom)
    {
        var timeline = RenderBench.Timeline(VideoFormat.Square, 90, heading) with { SpeechStart = TimeSpan.FromSeconds(start) };
        SpokenWord[] words = [new("Word", 0, TimeSpan.FromSeconds(spokenFrom), TimeSpan.FromSeconds(0.9))];

        return new(
            new(timeline.Scene, new NarrateScene("", "en", new("en")), timeline.Look),
            new NarrationTrack(voice, 22_050, TimeSpan.FromSeconds(1), words, []),
            timeline);
    }
}
