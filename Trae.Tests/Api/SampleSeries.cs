using Trae.Contracts;

namespace Trae.Tests.Api;

/// <summary>A series with an opening, three parts and a closing, and the text of an episode that has a figure in it.</summary>
internal static class SampleSeries
{
    public const string Text =
        """
        The lighthouse of Skerrow stands on a rock that the sea covers twice a day. It was lit for the first time in 1847. Nobody has lived in it since the lamp became automatic.
        Masons from three villages built the tower in six summers. Each stone was cut on land, numbered and shipped when the water was calm. One storm took a whole season of work away.
        The lamp of Skerrow can be seen from a distance of 38 kilometres. Its lens weighs four tonnes and floats on a bath of mercury. A clockwork turned it for a hundred years before a motor came.
        Ships still steer by the light when their instruments fail. Fishermen say that the sound of the horn carries further than the radio. The harbour keeps the tower in good repair.
        Every ninth ship that passed the rock before the tower was built was lost. In the ten years after it, there were only two. The insurers of the town paid a quarter of what the tower had cost.
        Visitors may climb the 212 steps on Sundays in summer. The view reaches as far as the islands. The last boat leaves before the tide comes back.
        """;

    public static Series Lights { get; } = new("Lights of the coast")
    {
        Description = "Every other Friday.",
        Opening = "Welcome to {series}, episode {episode}: {title}.",
        Closing = "This was {series}. Steer well.",
        Action = "Subscribe to {series}",
        Segments = [new("How it was built"), new("The number of the week", SceneLayout.Number, 0.8), new("Why it matters", null, 1.5)],
        Defaults = new() { Format = VideoFormat.Square, Seconds = 75, Theme = "ember", Presenter = "none", Voice = "en-us", Language = "en-US", Music = new(MusicMood.Calm) },
    };

    public static CreateVideoRequest Episode(Guid series) => new() { Text = Text, Brief = "The lighthouse of Skerrow", Series = series };
}
