using Trae.Contracts;
using Trae.VideoWorker.Drawing.Presenter;
using Trae.VideoWorker.Narration;
using Trae.VideoWorker.Timeline;

namespace Trae.Tests.Narration;

/// <summary>The presenter's mouth against what the real engine says.</summary>
public sealed class MouthTrackTests
{
    private const float Shut = 2.5f;

    private static readonly EspeakEngine Engine = new();

    [Theory]
    [InlineData("en-us", "en", "Maybe five people bought a lamp. Above all, they were happy about it; but why? Because it works.")]
    [InlineData("de", "de", "Im Park blühen Bäume. Viele Leute bleiben stehen, und manche lachen: Was für ein schöner Abend!")]
    [InlineData("es", "es", "¿Por qué vuelan los pájaros? Porque pueden. Además, les ayuda mucho el viento.")]
    [InlineData("fr-fr", "fr", "Bonjour ! Aujourd’hui, nous parlons de la mer. Elle est profonde, et pleine de vie.")]
    [InlineData("hi", "hi", "पानी जीवन है। बिना पानी के कोई पेड़ नहीं बढ़ता, और कोई मछली नहीं तैरती।")]
    [InlineData("ar", "ar", "الماء هو الحياة. بدون ماء لا تنمو الأشجار، ولا تسبح الأسماك.")]
    [InlineData("ja", "ja", "みずは いのちです。みずが なければ、きは そだちません。")]
    public async Task The_mouth_shows_what_is_heard(string voice, string language, string text)
    {
        var timeline = await Speak(text, voice, language);
        var mouth = MouthTrack.Of(timeline.Mouth, timeline.FrameCount);
        var runs = Runs(timeline.Mouth);

        Assert.Contains(runs, run => run.Sound == Viseme.Rest && run.Length > 4 && run.Start > 12 && run.Start + run.Length < mouth.Length - 16);
        Assert.All(runs.Where(run => run.Sound == Viseme.Rest && run.Length > 4), run =>
            Assert.All(Enumerable.Range(run.Start + 1, run.Length - 2), frame => Assert.True(mouth[frame].Open < Shut, $"silence at {frame}: {mouth[frame]}")));
        Assert.All(runs.Where(run => run.Sound == Viseme.Closed), run => Assert.True(mouth[run.Start].Open < Shut, $"m, b or p at {run.Start}: {mouth[run.Start]}"));
        Assert.All(runs.Where(run => run.Sound is Viseme.Open or Viseme.Round && run.Length > 1), run =>
            Assert.True(Enumerable.Range(run.Start, run.Length).Max(frame => mouth[frame].Open) > 15, $"vowel at {run.Start}"));
    }

    [Theory]
    [InlineData("en-us", "en", "Unbelievably rapid babbling, particularly of plosive consonants, exaggerates everything a mouth can do.")]
    [InlineData("es", "es", "Particularmente rápido: pablito clavó un clavito en la calva de un calvito.")]
    public async Task The_mouth_does_not_flap(string voice, string language, string text)
    {
        var timeline = await Speak(text, voice, language);
        var mouth = MouthTrack.Of(timeline.Mouth, timeline.FrameCount);

        // A frame that stands out from both of its neighbours is a flicker.
        var flickers = Enumerable.Range(1, mouth.Length - 2).Where(frame =>
            (mouth[frame].Open - mouth[frame - 1].Open) * (mouth[frame].Open - mouth[frame + 1].Open) > 0
            && Math.Min(Math.Abs(mouth[frame].Open - mouth[frame - 1].Open), Math.Abs(mouth[frame].Open - mouth[frame + 1].Open)) > 9);
        Assert.Empty(flickers);
    }

    [Fact]
    public void The_mouth_is_ahead_of_the_sound_by_two_frames_at_most()
    {
        var mouth = MouthTrack.Of([.. Enumerable.Repeat(Viseme.Rest, 10), .. Enumerable.Repeat(Viseme.Open, 10)], 24);

        Assert.Equal(0, mouth[7].Open);
        Assert.True(mouth[9].Open > 3);
        Assert.True(mouth[12].Open > 39);
        Assert.Equal(MouthShape.Of(Viseme.Rest), mouth[23]);
    }

    private static async Task<SceneTimeline> Speak(string text, string voice, string language)
    {
        var request = new NarrateScene(text, language, new(voice));
        var speech = await Narrator.Speak(request, Engine, TestContext.Current.CancellationToken);
        var track = new NarrationTrack("", 22_050, speech.Duration, speech.Words, speech.Visemes);

        return SceneTimelines.Build(new(new(Guid.Empty, SceneLayout.Statement, text, new(Heading: "A")), request, new(VideoFormat.Wide)), track);
    }

    private static List<(Viseme Sound, int Start, int Length)> Runs(IReadOnlyList<Viseme> mouth)
    {
        var runs = new List<(Viseme Sound, int Start, int Length)>();
        for (var frame = 0; frame < mouth.Count; frame++)
        {
            if (runs.Count > 0 && runs[^1].Sound == mouth[frame])
            {
                runs[^1] = runs[^1] with { Length = runs[^1].Length + 1 };
            }
            else
            {
                runs.Add((mouth[frame], frame, 1));
            }
        }

        return runs;
    }
}
