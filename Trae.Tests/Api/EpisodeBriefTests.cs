using System.Text.Json;
using Trae.Api.Features.Episodes;
using Trae.Contracts;

namespace Trae.Tests.Api;

/// <summary>What a brief leaves open is as its series says; what it says itself comes first.</summary>
public sealed class EpisodeBriefTests
{
    private static readonly SeriesDefaults Defaults = new() { Format = VideoFormat.Tall, Seconds = 90, Rate = 1.1, Language = "en-GB", Voice = "en-gb", Theme = "ember", Music = new(MusicMood.Calm) };

    [Fact]
    public void What_is_absent_is_filled_in()
    {
        var filled = EpisodeBrief.Fill(Read("{}"), Defaults);

        Assert.Equal((VideoFormat.Tall, 90, 1.1, "en-GB", "en-gb", "ember"), (filled.Format, filled.Seconds, filled.Rate, filled.Language, filled.Voice, filled.Theme));
        Assert.Equal(MusicMood.Calm, filled.Music!.Mood);
    }

    [Fact]
    public void What_is_said_comes_first_even_if_it_is_what_is_usual()
    {
        var filled = EpisodeBrief.Fill(Read("""{"format":"wide","seconds":60,"rate":1,"theme":"paper"}"""), Defaults);

        Assert.Equal((VideoFormat.Wide, 60, 1.0, "paper"), (filled.Format, filled.Seconds, filled.Rate, filled.Theme));
    }

    [Fact]
    public void Another_language_has_another_voice() => Assert.Equal(("ru", null), (EpisodeBrief.Fill(Read("""{"language":"ru"}"""), Defaults).Language, EpisodeBrief.Fill(Read("""{"language":"ru"}"""), Defaults).Voice));

    private static CreateVideoRequest Read(string json) => JsonSerializer.Deserialize<CreateVideoRequest>(json, JsonDefaults.Options)!;
}
