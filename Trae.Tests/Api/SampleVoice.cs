using Trae.Contracts;

namespace Trae.Tests.Api;

/// <summary>Three texts of a sender who speaks to you in short sentences, and contracts.</summary>
internal static class SampleVoice
{
    public const string Opening = "Here's the thing.";
    public const string Closing = "Stay curious, friends.";

    public static readonly string[] Texts =
    [
        """
        Here's the thing. You don't need a garden to grow tomatoes. You need a pot, a window and a bit of patience. It's honestly that easy.
        Water them in the morning. Don't drown them. If the leaves curl, you've been too kind. Isn't that odd? Kindness can kill a plant, plain and simple.
        You'll see flowers in a month. Then you wait. That's the gorgeous part, because you can't hurry a tomato. Nobody can.
        Pick them when they're warm. Eat them at once. You won't go back to the shop.
        Stay curious, friends.
        """,
        """
        Here's the thing. You've been told that bread is hard. It isn't. It's flour, water, salt and time, plain and simple.
        Mix it at night. Don't knead it. Go to bed. While you're asleep, the dough does the work. Isn't that gorgeous?
        In the morning you'll find a bowl of bubbles. Fold it, let it rest, and don't fuss. You can't spoil it.
        Bake it hot. Honestly, hotter than you'd dare. You'll hear the crust crackle when it cools. That's the sound you've worked for.
        Stay curious, friends.
        """,
        """
        Here's the thing. You can't see the stars from a city. You can still find the planets, and they don't flicker.
        Look west after sunset. That bright point isn't a plane. It's Venus. You've looked at it a hundred times, plain and simple. Didn't you wonder?
        Take a cheap pair of binoculars. Hold them still. You'll see a tiny half moon. Honestly, it's gorgeous.
        You don't need a telescope. You don't need a map. You need a clear night and ten minutes.
        Stay curious, friends.
        """,
    ];

    public static BrandVoice Friendly { get; } = new("Friendly", [.. Texts.Select(text => new VoiceExample { Text = text })]);
}
