using SkiaSharp;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Media;
using Trae.Tests.Encoding;
using Trae.VideoWorker.Assembly;
using Trae.VideoWorker.Delivery;
using Trae.VideoWorker.Disclosures;
using Trae.VideoWorker.Drawing;

namespace Trae.Tests.Delivery;

/// <summary>Whatever leaves Trae says that a computer made it, to a reader that is not ours.</summary>
public sealed class DisclosureTests : IDisposable
{
    private const string Address = "http://cv.iptc.org/newscodes/digitalsourcetype/";
    private const string Film = "videos/film/";

    private readonly RenderBench _bench = new();
    private readonly FolderMediaStore _media;
    private readonly PartDelivery _delivery;
    private readonly JobContext _context = new(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), 1);

    public DisclosureTests()
    {
        _media = new(_bench.Folder.PathOf("media"), TimeProvider.System);
        _delivery = new(_media, _bench.Ffmpeg);
    }

    [Fact]
    public async Task Every_file_that_a_film_is_delivered_as_says_how_it_was_made()
    {
        await MakeFilm(DigitalSource.CompositeWithTrainedAlgorithmicMedia);
        var scene = new RenderScene(
            new(Guid.CreateVersion7(), SceneLayout.Title, "", new(Heading: "Hearts")), new("", "en", new("piper:amy")), new(VideoFormat.Square) { Resolution = Resolution.P720 });

        await new DeliverAudioHandler(_delivery, _bench.Ffmpeg).Handle(new(Film), _context, CancellationToken.None);
        await new DeliverWebMHandler(_delivery, _bench.Ffmpeg).Handle(new(Film), _context, CancellationToken.None);
        await new DeliverPreviewHandler(_delivery, _bench.Ffmpeg).Handle(new(Film), _context, CancellationToken.None);
        await new DeliverStreamHandler(_delivery, _media, _bench.Ffmpeg).Handle(new(Film), _context, CancellationToken.None);
        await new DeliverPostersHandler(_delivery, new Poster(new FontLibrary()), _media, _bench.Ffmpeg).Handle(new(Film, "Octopuses", [scene]), _context, CancellationToken.None);

        var told = (await ExifTool.Read(await Delivered())).ToDictionary(file => Path.GetFileName(file.SourceFile), StringComparer.Ordinal);
        Assert.Equal(
            ["audio.m4a", "poster-1.jpg", "preview.gif", "preview.webp", "stream-360.mp4", "stream-audio.mp4", "stream-thumbnails.jpg", "video.webm"],
            told.Keys.Order(StringComparer.Ordinal));
        Assert.All(told.Values, file => Assert.Equal(($"{Address}compositeWithTrainedAlgorithmicMedia", null, null), (file.DigitalSourceType, file.Warning, file.Error)));
        Assert.All(["audio.m4a", "stream-360.mp4", "stream-audio.mp4", "video.webm"], name => Assert.StartsWith("Made with Trae.", told[name].Comment, StringComparison.Ordinal));
        Assert.Equal("Octopuses", told["poster-1.jpg"].Title);
        Assert.Contains(
            $"#EXT-X-SESSION-DATA:DATA-ID=\"org.iptc.cv.newscodes.digitalsourcetype\",VALUE=\"{Address}compositeWithTrainedAlgorithmicMedia\"\n",
            await File.ReadAllTextAsync(PathOf(Film + DeliveryFiles.Stream)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_film_that_nobody_noted_a_source_of_is_told_to_be_put_together_by_a_computer()
    {
        await MakeFilm(source: null);

        await new DeliverAudioHandler(_delivery, _bench.Ffmpeg).Handle(new(Film), _context, CancellationToken.None);

        Assert.Equal($"{Address}compositeSynthetic", Assert.Single(await ExifTool.Read([PathOf(Film + DeliveryFiles.Audio)])).DigitalSourceType);
    }

    [Theory]
    [InlineData("piper:amy", "trainedAlgorithmicMedia")]
    [InlineData("en-gb", "algorithmicMedia")]
    public async Task Speech_without_a_film_says_what_spoke_it(string voice, string source)
    {
        var job = new DeliverSpeech("speech/1/", new("Three hearts.", "en", new(voice)));
        var word = new SpokenWord("hearts.", 6, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.8));
        await Save(MediaKeys.NarrationAudio(job.Narration), "-f", "lavfi", "-i", "sine=r=22050:d=1");
        await _media.SaveJson(
            MediaKeys.Narration(job.Narration), new NarrationTrack(MediaKeys.NarrationAudio(job.Narration), 22_050, TimeSpan.FromSeconds(1), [word], []), CancellationToken.None);

        await new DeliverSpeechHandler(_media, _bench.Ffmpeg).Handle(job, _context, CancellationToken.None);

        var told = await ExifTool.Read([PathOf(job.Folder + SpeechFiles.Wav), PathOf(job.Folder + SpeechFiles.M4a)]);
        Assert.Equal([Address + source, Address + source], told.Select(file => file.DigitalSourceType));
        Assert.StartsWith(
            $"WEBVTT\n\nNOTE Made with Trae. Digital source type: {Address}{source}\n\n1\n", await File.ReadAllTextAsync(PathOf(job.Folder + SpeechFiles.WebVtt)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.wav", "Odd")]
    [InlineData("a.wav", "Even")]
    [InlineData("a.webp", "Octopuses & <hearts> 🐙\n")]
    [InlineData("a.gif", "Octopuses & <hearts> 🐙")]
    [InlineData("a.jpg", "Minds of \"their own\"")]
    [InlineData("a.mp4", "Octopuses")]
    public async Task Nothing_that_is_seen_or_heard_changes(string name, string title)
    {
        var file = _bench.Folder.PathOf(name);
        string[] one = name.EndsWith(".jpg", StringComparison.Ordinal) ? ["-frames:v", "1"] : [];
        string[] input = name.EndsWith(".wav", StringComparison.Ordinal) ? ["sine=r=8000:d=0.5"] : ["testsrc2=s=64x48:r=5:d=1"];
        await _bench.Run(["-f", "lavfi", "-i", .. input, .. one, file]);
        var before = await Content(file);

        await new Disclosure(DigitalSource.AlgorithmicMedia, title).WriteTo(file, CancellationToken.None);

        Assert.Equal(before, await Content(file));
        var told = Assert.Single(await ExifTool.Read([file]));
        Assert.Equal(($"{Address}algorithmicMedia", null, null), (told.DigitalSourceType, told.Warning, told.Error));
        Assert.Equal(title.Replace('\n', ' '), told.Title);
    }

    [Theory]
    [InlineData("a.wav")]
    [InlineData("a.webp")]
    [InlineData("a.gif")]
    [InlineData("a.jpg")]
    public async Task A_file_of_another_kind_is_left_as_it_is(string name)
    {
        var file = _bench.Folder.PathOf(name);
        var content = new byte[64];
        await File.WriteAllBytesAsync(file, content);

        await Assert.ThrowsAsync<InvalidDataException>(() => new Disclosure(DigitalSource.AlgorithmicMedia).WriteTo(file, CancellationToken.None));

        Assert.Equal(content, await File.ReadAllBytesAsync(file));
    }

    public void Dispose() => _bench.Dispose();

    private string PathOf(string key) => Path.Combine(_bench.Folder.PathOf("media"), key);

    private async Task MakeFilm(DigitalSource? source)
    {
        await Save(
            Film + ProductionFiles.Video,
            "-f", "lavfi", "-i", "testsrc2=s=640x360:r=30:d=2", "-f", "lavfi", "-i", "sine=r=48000:d=2", "-c:v", "libx264", "-preset", "ultrafast",
            "-pix_fmt", "yuv420p", "-g", "30", "-c:a", "aac", "-ac", "2");
        await _media.SaveJson(
            Film + ProductionFiles.Summary, new FinishedVideo(TimeSpan.FromSeconds(2), 640, 360, 60, 0, "", []) { Source = source }, CancellationToken.None);
        await _media.SaveJson(Film + ProductionFiles.Transcript, new Transcript("en", []), CancellationToken.None);
    }

    private async Task Save(string key, params string[] arguments)
    {
        var file = _bench.Folder.PathOf(Path.GetFileName(key));
        await _bench.Run([.. arguments, file]);
        await using var content = File.OpenRead(file);
        await _media.Save(key, content, CancellationToken.None);
    }

    // All but text, of which only the master playlist and the captions are for others than our own player.
    private async Task<IReadOnlyList<string>> Delivered()
    {
        var files = new List<string>();
        foreach (var part in new[] { DeliveryPart.Audio, DeliveryPart.WebM, DeliveryPart.Preview, DeliveryPart.Stream, DeliveryPart.Posters })
        {
            files.AddRange((await _media.ReadJson<DeliveredPart>(Film + DeliveredPart.FileOf(part), CancellationToken.None)).Files.Select(file => PathOf(Film + file.Name)));
        }

        return [.. files.Where(file => Path.GetExtension(file) is not (".m3u8" or ".vtt"))];
    }

    private async Task<string> Content(string file)
    {
        if (!file.EndsWith(".webp", StringComparison.Ordinal))
        {
            var hashes = _bench.Folder.PathOf("content.txt");
            await _bench.Run("-i", file, "-f", "framemd5", hashes);

            return await File.ReadAllTextAsync(hashes);
        }

        // This ffmpeg writes animated WebP and cannot read it.
        using var codec = SKCodec.Create(file);
        using var picture = new SKBitmap(codec.Info);
        codec.GetPixels(codec.Info, picture.GetPixels(), new SKCodecOptions(codec.FrameCount - 1));

        return $"{codec.FrameCount} {Convert.ToHexString(picture.Bytes)}";
    }
}
